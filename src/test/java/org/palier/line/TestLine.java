package org.palier.line;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.palier.MovingClock;
import org.palier.database.Commits;
import org.palier.database.Database;
import org.palier.database.DatabaseOptions;
import org.palier.dialogue.Decision;
import org.palier.dialogue.Effect;
import org.palier.dialogue.Heard;
import org.palier.dialogue.Situation;
import org.palier.dialogue.State;
import org.palier.dialogue.Turn;
import org.palier.intents.Channel;
import org.palier.intents.Danger;
import org.palier.intents.Language;
import org.palier.intents.Queue;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;
import org.palier.phones.PhoneNumber;
import org.palier.phones.Sender;

/** A line over a real file, with one landlord and a brain of a few words. */
final class TestLine implements AutoCloseable {
    static final PhoneNumber LINE = new PhoneNumber("+33536490001");
    static final long LANDLORD = 1;

    final Database database;
    final MovingClock clock = new MovingClock("2026-11-24T10:00:00Z");
    final List<String> pages = new CopyOnWriteArrayList<>();
    final Line line;

    TestLine(Path file, Brain brain) {
        this(file, brain, Line.Options.DEFAULT, RandomGenerator.getDefault());
    }

    TestLine(Path file, Brain brain, Line.Options options, RandomGenerator random) {
        this(Database.open(file), brain, options, random);
    }

    TestLine(Database database, Brain brain, Line.Options options, RandomGenerator random) {
        this(database, brain, TestLine::lastResort, options, random);
    }

    TestLine(Database database, Brain brain, Brain lastResort, Line.Options options, RandomGenerator random) {
        this.database = database;
        settle(database);
        Pager pager = (tx, landlord, reference, intent) -> pages.add(reference + " " + intent);
        line = new Line(
                database, landlords(), () -> brain, lastResort, pager, options, clock, random, LineEvents.UNWATCHED);
    }

    /** What advisers do with the cases of this line. */
    CaseWork cases() {
        return new CaseWork(
                database, (tx, landlord, cause) -> false, SurveyQuestions.NONE, clock, LineEvents.UNWATCHED);
    }

    static Database open(Path file, Commits commits) {
        return Database.open(file, DatabaseOptions.DEFAULT, commits);
    }

    /** Makes the landlord's row, unless it is there. */
    static void settle(Database database) {
        database.write(tx -> tx.execute(
                "INSERT INTO landlord (id, slug, profile, created_at) VALUES (?, 'demo', '', 0) ON CONFLICT DO NOTHING",
                LANDLORD));
    }

    /** One landlord with the example's lines. */
    static Function<PhoneNumber, Optional<Landlord>> landlords() {
        Landlord landlord = example();
        return number -> landlord.lines().contains(number) ? Optional.of(landlord) : Optional.empty();
    }

    private static Landlord example() {
        return landlord(LandlordFile.example());
    }

    /** The landlord of this line, as a file describes it. */
    static Landlord landlord(String file) {
        try {
            Landlord read = LandlordFile.read("example.yaml", file);
            return new Landlord(
                    LANDLORD,
                    read.slug(),
                    read.name(),
                    read.phone(),
                    read.website(),
                    read.lines(),
                    read.department(),
                    read.communes(),
                    read.hours(),
                    read.onCall(),
                    read.partners(),
                    read.promises(),
                    read.survey(),
                    read.queues(),
                    read.dataProtection());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Inbound text(String sid, int tenant, String body) {
        return text(sid, Sender.of("+3363998%04d".formatted(tenant)), body);
    }

    static Inbound text(String sid, Sender sender, String body) {
        return new Inbound(sid, sender, LINE, Channel.SMS, body, List.of(), Optional.empty());
    }

    /** Repeats what it hears; "gaz" is a danger, "humain" asks for a person, "stop" opts out. Silent where a person speaks. */
    static Turn echo(State state, Heard heard, Situation situation) {
        String reference = situation.references().get(0);
        return switch (heard.text()) {
            case "gaz" ->
                turn(
                        state,
                        Decision.Outcome.DANGER,
                        List.of("Sortez. Appelez le 0 800 47 33 33."),
                        List.of(
                                new Effect.Escalate(
                                        reference, Optional.of("gas"), Queue.URGENCE, true, 0, Optional.empty(), false),
                                new Effect.Page(reference, "gas")));
            case "humain" ->
                turn(
                        state,
                        Decision.Outcome.HANDED_OVER,
                        List.of("Demande " + reference),
                        List.of(
                                new Effect.Escalate(
                                        reference,
                                        Optional.empty(),
                                        Queue.SOCIAL,
                                        false,
                                        2,
                                        Optional.ofNullable(situation.promises().get(2)),
                                        false),
                                new Effect.Note(reference, "residence", "Les Lilas")));
            case "stop" ->
                turn(state, Decision.Outcome.OPTED_OUT, List.of("C'est noté."), List.of(new Effect.OptOut()));
            default ->
                state.heldByPerson()
                        ? turn(state, Decision.Outcome.SILENT, List.of(), List.of())
                        : turn(
                                state,
                                Decision.Outcome.ANSWERED,
                                List.of("« " + heard.text() + " » é\n2", "suite"),
                                List.of());
        };
    }

    /** What is said when the brain fails. */
    static Turn lastResort(State state, Heard heard, Situation situation) {
        return turn(state, Decision.Outcome.RESCUED, List.of("Bien arrivé."), List.of());
    }

    static Turn turn(State state, Decision.Outcome outcome, List<String> say, List<Effect> effects) {
        return new Turn(
                state,
                say,
                effects,
                new Decision(
                        outcome,
                        Optional.of("echo"),
                        "r1",
                        0.9,
                        "un exemple",
                        0.8,
                        Optional.of("other"),
                        0.1,
                        Language.FR,
                        Danger.Level.NONE));
    }

    int count(String fromWhere) {
        return database.read(tx -> count(tx, fromWhere));
    }

    static int count(Handle tx, String fromWhere) {
        return tx.createQuery("SELECT count(*) FROM " + fromWhere)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void close() {
        database.close();
    }
}
