package org.palier.studio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;
import org.palier.intents.GoldenPhrase;
import org.palier.intents.Script;
import org.palier.intents.Scripts;
import org.palier.landlords.Landlord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One draft on trial: it learns, its golden phrases are asked, and real messages are heard again. Runs on a thread of its own. */
public final class Trial implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Trial.class);

    private final Press press;
    private final Database database;
    private final Proof proof;
    private final Landlord landlord;
    private final List<Landlord> others;
    private final int number;
    private final AtomicInteger heard = new AtomicInteger();
    private volatile int total;
    private volatile @Nullable Verdict verdict;
    private volatile boolean failed;

    /**
     * @param landlord whose admin asks, and may read what would change
     * @param others of whom figures alone are told
     * @param number of messages, of all landlords together
     */
    Trial(Press press, Database database, Proof proof, Landlord landlord, List<Landlord> others, int number) {
        this.press = press;
        this.database = database;
        this.proof = proof;
        this.landlord = landlord;
        this.others = others;
        this.number = number;
    }

    /**
     * How it ended.
     *
     * @param broken golden phrases that are understood now, or are new, and are not with the draft
     * @param golden how many were asked
     * @param elsewhere what would change at other landlords that had messages
     */
    public record Verdict(
            Edition edition,
            List<GoldenPhrase> broken,
            int golden,
            Replay.Result replay,
            List<Elsewhere> elsewhere,
            long millis) {
        /** The messages that may be judged: those whose change is shown, and the dangers of other landlords. */
        List<Long> judgeable() {
            return Stream.concat(
                            replay.changes().stream().map(Change::messageId),
                            elsewhere.stream().flatMap(other -> other.dangerLost().stream()))
                    .toList();
        }
    }

    @Override
    public void run() {
        try {
            long start = System.nanoTime();
            Edition live = press.onAir().edition();
            Edition draft = press.edition(proof);
            Map<Landlord, List<Past>> there = messagesElsewhere();
            int heardThere = there.values().stream().mapToInt(List::size).sum();
            List<Past> messages = database.read(tx -> Past.last(tx, landlord.id(), number - heardThere));
            total = messages.size() + heardThere;
            List<GoldenPhrase> golden = phrases(draft.scripts());
            List<GoldenPhrase> broken = broken(golden, phrases(live.scripts()), live, draft);
            Replay.Result replay = new Replay(live, draft, landlord).run(messages, heard::set);
            List<Elsewhere> elsewhere = elsewhere(live, draft, there, messages.size());
            long millis = (System.nanoTime() - start) / 1_000_000;
            verdict = new Verdict(draft, broken, golden.size(), replay, elsewhere, millis);
        } catch (RuntimeException | OutOfMemoryError e) {
            failed = true;
            log.error("a draft could not be tried", e);
        }
    }

    /** Half of the messages are of other landlords, as many of each; what they do not have is left to the landlord's own. */
    private Map<Landlord, List<Past>> messagesElsewhere() {
        Map<Landlord, List<Past>> messages = new LinkedHashMap<>();
        for (Landlord other : others) {
            int share = Math.max(1, number / 2 / others.size());
            List<Past> last = database.read(tx -> Past.last(tx, other.id(), share));
            if (!last.isEmpty()) {
                messages.put(other, last);
            }
        }
        return messages;
    }

    private List<Elsewhere> elsewhere(Edition live, Edition draft, Map<Landlord, List<Past>> messages, int before) {
        List<Elsewhere> elsewhere = new ArrayList<>();
        int[] done = {before};
        messages.forEach((other, last) -> {
            Replay.Result result = new Replay(live, draft, other).run(last, count -> heard.set(done[0] + count));
            done[0] += last.size();
            elsewhere.add(Elsewhere.of(other.name(), result));
        });
        return List.copyOf(elsewhere);
    }

    private static List<GoldenPhrase> phrases(Scripts scripts) {
        List<GoldenPhrase> phrases = new ArrayList<>();
        for (Script script : scripts.all()) {
            phrases.addAll(script.tests());
        }
        return phrases;
    }

    /** A phrase that fails already is no fault of the draft; one that the draft brings must hold. */
    static List<GoldenPhrase> broken(
            List<GoldenPhrase> phrases, List<GoldenPhrase> known, Edition live, Edition draft) {
        Set<GoldenPhrase> old = new HashSet<>(known);
        return phrases.stream()
                .distinct()
                .filter(phrase -> !phrase.holds(draft.matcher()))
                .filter(phrase -> !old.contains(phrase) || phrase.holds(live.matcher()))
                .toList();
    }

    public Proof proof() {
        return proof;
    }

    public Map<String, String> files() {
        return proof.files();
    }

    /** How it ended; empty while it runs. */
    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    public boolean failed() {
        return failed;
    }

    /** How many messages were heard again so far. */
    public int heard() {
        return heard.get();
    }

    /** How many there are to hear; 0 while the draft learns. */
    public int total() {
        return total;
    }
}
