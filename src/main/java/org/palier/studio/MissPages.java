package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Audit;
import org.palier.intents.Candidate;
import org.palier.intents.Language;
import org.palier.intents.Likeness;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.intents.ScriptWriter;
import org.palier.intents.Scripts;
import org.palier.intents.Utterance;
import org.palier.web.Feature;

/** {@code /studio/misses}: messages that were not understood or not answered rightly, alike ones together, and what becomes of them. */
public final class MissPages implements Feature {
    private static final int ROWS = 10;
    private static final int SETTLED_ROWS = 25;

    /** So many are grouped: what is older waits until these are settled. */
    private static final int MOST = 2_000;

    private static final int MOST_PHRASES = 20;
    private static final int CANDIDATES = 2;

    private final Studio studio;
    private volatile @Nullable Measure measure;

    /** How messages are compared, beside certain scripts. */
    private record Measure(Scripts scripts, Likeness likeness) {}

    public MissPages(Studio studio) {
        this.studio = studio;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/studio/misses", this::list);
        routes.get("/studio/misses/settled", this::settled);
        routes.post("/studio/misses/example", this::example);
        routes.post("/studio/misses/script", this::script);
        routes.post("/studio/misses/aside", ctx -> {
            Visit visit = Visit.of(ctx);
            lead(visit, "aside", settle(visit, Misses.Fate.ASIDE, null), null);
        });
        routes.post("/studio/misses/reopen", this::reopen);
    }

    private void list(Context ctx) {
        Visit visit = Visit.of(ctx);
        List<Miss> open =
                studio.database().read(tx -> Misses.open(tx, visit.staff().landlordId(), MOST));
        List<List<Integer>> groups =
                likeness().groups(open.stream().map(Miss::text).toList());
        int first = (int) Math.min(visit.number("from", 0), groups.size());
        int end = Math.min(first + ROWS, groups.size());
        Map<String, Object> values = studio.values(visit);
        values.put(
                "groups",
                groups.subList(first, end).stream()
                        .map(group -> group(group.stream().map(open::get).toList()))
                        .toList());
        values.put("total", groups.size());
        values.put("messages", open.size());
        values.put("first", first);
        values.put("next", end < groups.size() ? end : -1);
        values.put("previous", first == 0 ? -1 : Math.max(0, first - ROWS));
        values.put("titles", new Titles(studio.press().onAir()::title, ""));
        values.put("scripts", scripts());
        values.put("told", visit.asked("told"));
        values.put("script", visit.asked("script"));
        values.put("undo", visit.number("undo", 0));
        studio.pages().show(ctx, "studio/misses.jte", studio.page(visit, "studio.misses"), values);
    }

    private Likeness likeness() {
        Measure known = measure;
        if (known == null || known.scripts != studio.live()) {
            known = new Measure(studio.live(), new Likeness(studio.live()));
            measure = known;
        }
        return known.likeness;
    }

    private MissGroup group(List<Miss> misses) {
        List<Candidate> candidates =
                studio
                        .press()
                        .onAir()
                        .edition()
                        .matcher()
                        .match(Utterance.of(misses.get(0).text()))
                        .ranked()
                        .stream()
                        .limit(CANDIDATES)
                        .toList();
        return new MissGroup(misses, candidates);
    }

    private List<Script> scripts() {
        return studio.live().all().stream()
                .sorted(Comparator.comparing(Script::title))
                .toList();
    }

    private void settled(Context ctx) {
        Visit visit = Visit.of(ctx);
        long before = visit.number("before", Long.MAX_VALUE);
        List<Misses.Settled> rows =
                studio.database().read(tx -> Misses.settled(tx, visit.staff().landlordId(), before, SETTLED_ROWS));
        Map<String, Object> values = studio.values(visit);
        values.put("rows", rows);
        values.put(
                "next",
                rows.size() < SETTLED_ROWS ? 0L : rows.get(rows.size() - 1).at().toEpochMilli());
        values.put("titles", new Titles(studio.press().onAir()::title, ""));
        studio.pages().show(ctx, "studio/misses-settled.jte", studio.page(visit, "studio.misses.settled"), values);
    }

    /** Adds phrases, as the person confirmed them, to what is being written about a script. */
    private void example(Context ctx) {
        Visit visit = Visit.of(ctx);
        String id = visit.text("script");
        List<String> phrases = phrases(visit);
        Optional<Work> work =
                Visit.isName(id) ? studio.database().read(tx -> Work.of(tx, id, studio.live())) : Optional.empty();
        Optional<Script> script = work.flatMap(found -> found.read().script());
        if (work.isEmpty() || script.isEmpty() || phrases.isEmpty()) {
            lead(visit, phrases.isEmpty() ? "no-phrase" : "no-script", null, null);
            return;
        }
        String content = ScriptWriter.write(with(script.get(), phrases));
        boolean saved = save(visit, work.get().file(), content, work.get().version());
        lead(
                visit,
                saved ? "example" : "busy",
                saved ? settle(visit, Misses.Fate.EXAMPLE, id) : null,
                saved ? id : null);
    }

    private static Script with(Script script, List<String> phrases) {
        Map<Language, List<String>> examples = new EnumMap<>(Language.class);
        examples.putAll(script.examples());
        Set<String> all = new LinkedHashSet<>(examples.getOrDefault(Language.FR, List.of()));
        all.addAll(phrases);
        examples.put(Language.FR, List.copyOf(all));
        return script.withExamples(examples);
    }

    /** Begins a script that is not there yet, with phrases as its first examples. */
    private void script(Context ctx) {
        Visit visit = Visit.of(ctx);
        String title = visit.text("title");
        String id = ScriptForm.name(title);
        String file = Manuscripts.file(id);
        List<String> phrases = phrases(visit);
        if (phrases.isEmpty()
                || !Visit.isName(id)
                || studio.live().script(id).isPresent()
                || ScriptFile.isBeside(file)) {
            lead(visit, phrases.isEmpty() ? "no-phrase" : "no-title", null, null);
            return;
        }
        Script blank = ScriptFile.read(file, ScriptForm.blank(id, title), studio.live())
                .script()
                .orElseThrow();
        Script script = blank.withExamples(Map.of(Language.FR, phrases));
        if (save(visit, file, ScriptWriter.write(script), 0)) {
            settle(visit, Misses.Fate.SCRIPT, id);
            visit.lead("/studio/s/" + id);
        } else {
            lead(visit, "no-title", null, null);
        }
    }

    private static List<String> phrases(Visit visit) {
        return visit.text("phrases")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .limit(MOST_PHRASES)
                .toList();
    }

    private boolean save(Visit visit, String file, String content, long version) {
        Instant now = studio.clock().instant();
        return studio.database()
                .write(tx -> Manuscripts.save(
                        tx, file, content, version, visit.staff().id(), now))
                .isPresent();
    }

    /** Takes the messages of the form off the list; the moment names them together. */
    private Instant settle(Visit visit, Misses.Fate fate, @Nullable String script) {
        List<Long> messages = new ArrayList<>();
        Arrays.stream(visit.text("messages").split(" "))
                .filter(key -> key.matches("\\d{1,15}"))
                .forEach(key -> messages.add(Long.valueOf(key)));
        Instant now = studio.clock().instant();
        long landlord = visit.staff().landlordId();
        studio.database().write(tx -> {
            Misses.settle(tx, landlord, messages, fate, script, visit.staff().id(), now);
            Audit.of(landlord, "misses-settled-" + fate.id())
                    .by(visit.staff().id())
                    .detail((script == null ? "" : script + " ") + messages.size())
                    .add(tx, now);
            return now;
        });
        return now;
    }

    private static void lead(Visit visit, String told, @Nullable Instant settled, @Nullable String script) {
        visit.lead("/studio/misses?told=misses-" + told
                + (settled == null ? "" : "&undo=" + settled.toEpochMilli())
                + (script == null ? "" : "&script=" + script));
    }

    private void reopen(Context ctx) {
        Visit visit = Visit.of(ctx);
        Instant settledAt = Instant.ofEpochMilli(visit.number("settled", 0));
        long landlord = visit.staff().landlordId();
        Instant now = studio.clock().instant();
        studio.database().write(tx -> {
            int number = Misses.reopen(tx, landlord, settledAt);
            Audit.of(landlord, "misses-reopened")
                    .by(visit.staff().id())
                    .detail(Integer.toString(number))
                    .add(tx, now);
            return number;
        });
        lead(visit, "reopened", null, null);
    }
}
