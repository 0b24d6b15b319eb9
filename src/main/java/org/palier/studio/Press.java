package org.palier.studio;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Problem;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.intents.ScriptFolder;
import org.palier.intents.Scripts;

/**
 * Makes editions of files, and puts them on air. It trains for one edition at a time and keeps the last one: each takes seconds of a
 * processor and some twenty megabytes. What is wrong with files is told; it never reaches the line.
 */
public final class Press {
    /** After so long nobody is thought to go on with a draft. */
    private static final Duration QUIET = Duration.ofMinutes(2);

    private final Database database;
    private final OnAir onAir;
    private final Consumer<Edition> keep;
    private final Clock clock;
    private @Nullable Edition last;
    private Instant asked = Instant.MIN;

    /**
     * @param keep leaves a copy of what is on air for the next start; asked after each change
     */
    public Press(Database database, OnAir onAir, Consumer<Edition> keep, Clock clock) {
        this.database = database;
        this.onAir = onAir;
        this.keep = keep;
        this.clock = clock;
    }

    public OnAir onAir() {
        return onAir;
    }

    /** Reads files beside all that is live. */
    Proof proof(Map<String, String> files) {
        Edition live = onAir.edition();
        return files.keySet().stream().anyMatch(ScriptFile::isBeside) ? whole(live, files) : scriptsAlone(live, files);
    }

    /** Scripts do not depend on each other, so that each is read alone. */
    private static Proof scriptsAlone(Edition live, Map<String, String> files) {
        Map<String, Script> all = new TreeMap<>();
        live.scripts().all().forEach(script -> all.put(script.id(), script));
        List<Problem> problems = new ArrayList<>();
        Map<String, String> changed = new TreeMap<>();
        Scripts beside = withNew(live.scripts(), files);
        files.forEach((name, content) -> {
            ScriptFile file = ScriptFile.read(name, content, beside);
            problems.addAll(file.problems());
            String id = Manuscripts.subject(name);
            changed.put(name, Parts.changed(live.scripts().script(id), file.script(), !all.containsKey(id)));
            file.script().ifPresent(script -> all.put(id, script));
        });
        boolean sound = problems.stream().noneMatch(Problem::isError);
        return new Proof(
                live.publication(),
                Map.copyOf(files),
                sound ? Optional.of(live.scripts().with(all.values())) : Optional.empty(),
                List.copyOf(problems),
                changed);
    }

    /** Files may name scripts that are new with them. */
    private static Scripts withNew(Scripts live, Map<String, String> files) {
        List<Script> all = new ArrayList<>(live.all());
        files.forEach((name, content) -> {
            if (live.script(Manuscripts.subject(name)).isEmpty()) {
                ScriptFile.read(name, content, live).script().ifPresent(all::add);
            }
        });
        return live.with(all);
    }

    /** What stands beside the scripts may concern every one of them. */
    private Proof whole(Edition live, Map<String, String> files) {
        Map<String, byte[]> all = new TreeMap<>();
        database.read(Revisions::live).forEach((name, content) -> all.put(name, bytes(content)));
        Map<String, String> changed = new TreeMap<>();
        files.forEach((name, content) ->
                changed.put(name, all.put(name, bytes(content)) == null ? Parts.NEW : Parts.TEXT));
        ScriptFolder folder = ScriptFolder.of(all);
        boolean sound = folder.problems().stream().noneMatch(Problem::isError);
        files.keySet().stream()
                .filter(name -> !ScriptFile.isBeside(name))
                .forEach(name -> changed.computeIfPresent(
                        name,
                        (same, part) -> part.equals(Parts.NEW)
                                ? part
                                : Parts.changed(
                                        live.scripts().script(Manuscripts.subject(name)),
                                        folder.readable().script(Manuscripts.subject(name)),
                                        false)));
        return new Proof(
                live.publication(),
                Map.copyOf(files),
                sound ? Optional.of(folder.scripts()) : Optional.empty(),
                folder.problems(),
                changed);
    }

    static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /** The edition of scripts: as it would be on air. Trains a matcher only where the scripts teach something else. */
    synchronized Edition edition(Proof proof) {
        asked = clock.instant();
        return made(proof);
    }

    /**
     * The edition of scripts for somebody who can wait: none as long as making it would take the place of one that a person has just asked
     * for, which would have to learn again.
     */
    synchronized Optional<Edition> editionAside(Proof proof) {
        Optional<LinearMatcher> trained = trained(proof.scripts().orElseThrow());
        if (trained.isPresent()) {
            return Optional.of(onAir.draft(proof.base(), proof.scripts().get(), trained.get()));
        }
        return asked.isBefore(clock.instant().minus(QUIET)) ? Optional.of(made(proof)) : Optional.empty();
    }

    private Edition made(Proof proof) {
        Scripts scripts = proof.scripts().orElseThrow();
        if (last != null && last.publication() == proof.base() && isOf(scripts, last)) {
            return last;
        }
        Optional<LinearMatcher> trained = trained(scripts);
        last = null; // before another is made: three would not fit beside each other
        Edition made = onAir.draft(
                proof.base(),
                scripts,
                trained.orElseGet(() -> onAir.edition().matcher().retrained(scripts)));
        last = made;
        return made;
    }

    private static boolean isOf(Scripts scripts, Edition edition) {
        return edition.scripts().revision().equals(scripts.revision());
    }

    /** A matcher that has learnt the same already. */
    private Optional<LinearMatcher> trained(Scripts scripts) {
        return Stream.of(Optional.of(onAir.edition()), Optional.ofNullable(last))
                .flatMap(Optional::stream)
                .filter(edition -> edition.scripts().teachesLike(scripts))
                .map(Edition::matcher)
                .findFirst();
    }

    /** More that happens in the transaction of a publication. */
    @FunctionalInterface
    interface Beside {
        void run(Handle tx, long publication);
    }

    /**
     * Makes files live: stored, then on air.
     *
     * @return whether it was done; not if something else was published since the proof was made
     */
    boolean publish(Proof proof, Edition edition, Revisions.Imprint imprint, Beside beside) {
        Optional<Long> published = database.write(tx -> {
            if (Revisions.latest(tx)
                    .filter(latest -> latest.id() != proof.base())
                    .isPresent()) {
                return Optional.empty();
            }
            long id = Revisions.publish(
                    tx, imprint, clock.instant(), edition.scripts().revision(), proof.files(), proof.changed());
            beside.run(tx, id);
            return Optional.of(id);
        });
        published.ifPresent(id -> take(id, edition.scripts(), edition.matcher()));
        return published.isPresent();
    }

    /** Puts on air what another process has published. */
    public void catchUp() {
        Optional<Revisions.Latest> latest = database.read(Revisions::latest)
                .filter(found -> found.id() > onAir.edition().publication());
        if (latest.isPresent()) {
            Map<String, byte[]> files = new TreeMap<>();
            database.read(Revisions::live).forEach((name, content) -> files.put(name, bytes(content)));
            Scripts scripts = ScriptFolder.of(files).scripts();
            Edition live = onAir.edition();
            take(
                    latest.get().id(),
                    scripts,
                    live.scripts().teachesLike(scripts)
                            ? live.matcher()
                            : live.matcher().retrained(scripts));
        }
    }

    private synchronized void take(long publication, Scripts scripts, LinearMatcher matcher) {
        last = null;
        onAir.take(onAir.draft(publication, scripts, matcher));
        keep.accept(onAir.edition());
    }
}
