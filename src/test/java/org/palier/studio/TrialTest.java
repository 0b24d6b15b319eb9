package org.palier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.intents.Channel;
import org.palier.intents.GoldenPhrase;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;
import org.palier.web.Assets;
import org.palier.web.Pages;
import org.palier.web.Staff;

/** What a draft would change for messages that were really sent, and what bars it. */
class TrialTest {
    private static final Staff NADIA = staff(1);
    private static final Staff ALIX = staff(2);

    @TempDir
    Path data;

    private SmallStudio small;
    private Landlord landlord;
    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        small = new SmallStudio(data);
        Landlords landlords = new Landlords(small.database, small.clock);
        landlord = landlords.store("example.yaml", LandlordFile.example());
        studio = new Studio(
                new Pages(new Assets(), List.of()),
                small.database,
                small.clock,
                landlords,
                small.press,
                new Presence(small.clock),
                7,
                true);
    }

    @AfterEach
    void close() {
        small.close();
    }

    private static Staff staff(long id) {
        return new Staff(id, 1, "n@demo.example", "Nadia", Staff.Role.ADMIN, Set.copyOf(Staff.QUEUES), true, false);
    }

    private static Past heard(long id, long conversation, String text) {
        return new Past(id, conversation, Channel.SMS, SmallStudio.NOW.plusSeconds(id), text, false, false, null);
    }

    private Edition edition(Map<String, String> files) {
        return small.press.edition(small.press.proof(files));
    }

    private Replay.Result replay(Map<String, String> files, Past... messages) {
        List<Integer> progress = new ArrayList<>();
        Replay.Result result =
                new Replay(small.onAir.edition(), edition(files), landlord).run(List.of(messages), progress::add);
        assertThat(progress).hasSize(messages.length);
        return result;
    }

    /** Gas is not spoken of any more: the danger is not seen. */
    private static final String NO_GAS = SmallStudio.GAS
            .lines()
            .map(text -> text.startsWith("    - ")
                    ? "    - " + "boîte aux lettres " + text.length() % 7 + text.hashCode() % 100
                    : text)
            .reduce("", (a, b) -> a + b + "\n");

    @Test
    void other_words_of_the_same_script_are_told_apart_from_other_scripts() {
        Replay.Result result = replay(
                Map.of("heating.yaml", SmallStudio.HEATING.replace("Un technicien appelle", "Répondez ici")),
                heard(1, 1, "je n'ai plus de chauffage"),
                heard(2, 2, "retard de loyer"));

        assertThat(result.counts()).containsOnly(Map.entry(Change.Kind.WORDS, 1));
        assertThat(result.changes().get(0).saidAfter().toString()).contains("Répondez ici");
    }

    /** Heating with another answer for the tenants of one landlord. */
    private static String heatingFor(String landlord) {
        return SmallStudio.HEATING.replace(
                "  fr: {sms: \"Regardez le thermostat. Un technicien appelle.\", voice: \"Regardez le thermostat.\"}",
                "  fr:\n    - for: {landlord: " + landlord + "}\n      sms: Appelez le gardien.\n"
                        + "    - sms: Regardez le thermostat. Un technicien appelle.\n      voice: Regardez le thermostat.");
    }

    @Test
    void a_variant_changes_the_messages_of_its_landlord_alone() {
        Past message = heard(1, 1, "je n'ai plus de chauffage");

        Replay.Result own = replay(Map.of("heating.yaml", heatingFor(landlord.slug())), message);
        Replay.Result other = replay(Map.of("heating.yaml", heatingFor("habitat-d-ailleurs")), message);

        assertThat(own.counts()).containsOnly(Map.entry(Change.Kind.WORDS, 1));
        assertThat(own.changes().get(0).saidAfter().toString()).contains("Appelez le gardien");
        assertThat(other.total()).isZero();
    }

    @Test
    void what_touches_danger_beside_the_scripts_takes_two_persons_and_nothing_else_does() {
        String lexicon = "concepts:\n  gas: [gaz, gazinière]\n  warm: [chauffage, radiateur]\n";
        small.edit("lexicon.yaml", lexicon);

        assertThat(needsTwo("lexicon.yaml", lexicon.replace("gazinière", "butane")))
                .isTrue();
        assertThat(needsTwo("lexicon.yaml", lexicon.replace("radiateur", "chaudière")))
                .isFalse();
        assertThat(needsTwo("lexicon.yaml", lexicon + "# a comment\n")).isFalse();
    }

    private boolean needsTwo(String file, String content) {
        Trial.Verdict verdict = new Trial.Verdict(
                edition(Map.of(file, content)),
                List.of(),
                0,
                new Replay.Result(0, Map.of(), List.of(), Replay.Missed.NONE),
                List.of(),
                0);
        return new Publishing(studio)
                .gate(NADIA, List.of(manuscript(file.replace(".yaml", ""), null)), verdict, Map.of())
                .lacksOnlyAnother();
    }

    @Test
    void what_is_not_changed_is_not_listed() {
        assertThat(replay(Map.of("rent.yaml", SmallStudio.RENT), heard(1, 1, "loyer impayé"))
                        .total())
                .isZero();
    }

    @Test
    void a_danger_that_would_be_seen_less_well_comes_first_and_bars_the_draft() {
        String gas = NO_GAS;
        Edition draft = edition(Map.of("gas.yaml", gas));
        Replay.Result result = new Replay(small.onAir.edition(), draft, landlord)
                .run(List.of(heard(1, 1, "ça sent le gaz dans l'escalier")), done -> {});
        Trial.Verdict verdict = new Trial.Verdict(draft, List.of(), 0, result, List.of(), 0);
        Publishing publishing = new Publishing(studio);

        assertThat(result.changes().get(0).kind()).isEqualTo(Change.Kind.DANGER_LOST);
        assertThat(publishing
                        .gate(NADIA, List.of(manuscript("heating", null)), verdict, Map.of())
                        .obstacles())
                .containsExactly(Clearance.Obstacle.DANGER);
        assertThat(publishing
                        .gate(
                                NADIA,
                                List.of(manuscript("heating", null)),
                                verdict,
                                Map.of(1L, new Judged(1, true, "", "none")))
                        .isOpen())
                .isTrue();
    }

    @Test
    void every_danger_that_would_be_seen_less_well_can_be_judged_however_many_there_are() {
        Past[] messages = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> heard(i, i, "ça sent le gaz dans l'escalier"))
                .toArray(Past[]::new);

        Replay.Result result = replay(Map.of("gas.yaml", NO_GAS), messages);

        assertThat(result.counts()).containsEntry(Change.Kind.DANGER_LOST, 60);
        assertThat(result.changes()).hasSize(60);
    }

    private static Manuscript manuscript(String subject, @Nullable Long askedBy) {
        return new Manuscript(
                subject + ".yaml",
                "",
                1L,
                1,
                1L,
                "Nadia",
                SmallStudio.NOW,
                askedBy,
                askedBy == null ? null : "Nadia",
                null);
    }

    @Test
    void a_golden_phrase_that_held_must_hold_and_a_new_one_too() {
        Edition live = small.onAir.edition();
        Edition draft = edition(Map.of("gas.yaml", NO_GAS));
        GoldenPhrase held = new GoldenPhrase("odeur de gaz dans la cuisine", "gas");
        GoldenPhrase failed = new GoldenPhrase("loyer impayé", "heating");

        assertThat(Trial.broken(List.of(held), List.of(held), live, draft)).containsExactly(held);
        assertThat(Trial.broken(List.of(failed), List.of(failed), live, draft)).isEmpty();
        assertThat(Trial.broken(List.of(failed), List.of(), live, draft)).containsExactly(failed);
        assertThat(Trial.broken(List.of(held), List.of(), live, live)).isEmpty();
    }

    @Test
    void a_script_about_danger_is_published_by_another_than_who_asked() {
        Edition same = edition(Map.of("gas.yaml", SmallStudio.GAS));
        Trial.Verdict verdict = new Trial.Verdict(
                same, List.of(), 0, new Replay.Result(0, Map.of(), List.of(), Replay.Missed.NONE), List.of(), 0);
        Publishing publishing = new Publishing(studio);

        assertThat(publishing
                        .gate(NADIA, List.of(manuscript("gas", null)), verdict, Map.of())
                        .lacksOnlyAnother())
                .isTrue();
        assertThat(publishing
                        .gate(NADIA, List.of(manuscript("gas", 1L)), verdict, Map.of())
                        .isOpen())
                .isFalse();
        assertThat(publishing
                        .gate(ALIX, List.of(manuscript("gas", 1L)), verdict, Map.of())
                        .isOpen())
                .isTrue();
        assertThat(publishing
                        .gate(NADIA, List.of(manuscript("rent", null)), verdict, Map.of())
                        .isOpen())
                .isTrue();
    }

    @Test
    void what_was_marked_becomes_a_golden_phrase_of_the_revision() {
        String rent = SmallStudio.RENT + "    - je paierai mon dû quand la paie tombe\n";
        small.database.write(tx -> Manuscripts.save(tx, "rent.yaml", rent, 0, null, SmallStudio.NOW));
        Manuscript draft =
                small.database.read(tx -> Manuscripts.of(tx, "rent.yaml")).orElseThrow();
        Edition edition = edition(Map.of("rent.yaml", rent));
        Change change = new Change(
                5,
                1,
                "je paierai mon dû quand la paie tombe",
                "",
                false,
                Change.Kind.GAINED,
                "",
                "rent",
                List.of(),
                List.of());
        small.database.write(tx -> {
            Marks.put(tx, new Judged(5, true, "je paierai quand la paie tombe", "rent"), 1, SmallStudio.NOW);
            return tx;
        });
        Trial.Verdict verdict = new Trial.Verdict(
                edition,
                List.of(),
                0,
                new Replay.Result(1, Map.of(Change.Kind.GAINED, 1), List.of(change), Replay.Missed.NONE),
                List.of(),
                0);

        assertThat(new Publishing(studio).publish(NADIA, List.of(draft), verdict, "paie"))
                .isTrue();
        assertThat(small.onAir.scripts().script("rent").orElseThrow().tests())
                .contains(new GoldenPhrase("je paierai quand la paie tombe", "rent"));
        assertThat(small.database.read(Manuscripts::all)).isEmpty();
        assertThat(small.database
                        .read(tx -> Revisions.live(tx, "rent.yaml"))
                        .orElseThrow()
                        .message())
                .isEqualTo("paie");
    }
}
