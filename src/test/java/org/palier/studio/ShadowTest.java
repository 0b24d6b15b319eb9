package org.palier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;
import org.palier.web.Assets;
import org.palier.web.Pages;

/** A draft that answers silently beside what is live. */
class ShadowTest {
    private static final String OTHER_WORDS = SmallStudio.HEATING.replace("Un technicien appelle", "Répondez ici");

    private static final String MORE_EXAMPLES =
            SmallStudio.RENT + "    - zouave xylophone\n    - zouave du xylophone\n";

    private static final Instant END = SmallStudio.NOW.plus(Duration.ofHours(1));

    @TempDir
    Path data;

    private SmallStudio small;

    @BeforeEach
    void open() throws Exception {
        small = new SmallStudio(data);
        new Landlords(small.database, small.clock).store("example.yaml", LandlordFile.example());
        small.database.write(tx -> {
            tx.execute(
                    "INSERT INTO landlord (id, slug, profile, created_at) SELECT 2, 'other', profile, 0 FROM landlord");
            for (int i = 1; i <= 9; i++) {
                int landlord = i == 9 ? 2 : 1;
                tx.execute(
                        "INSERT INTO contact (id, landlord_id, address, kind, first_heard_at) VALUES (?, ?, ?, 'subscriber', 0)",
                        i,
                        landlord,
                        "+3363998000" + i);
                tx.execute("""
                        INSERT INTO conversation (id, landlord_id, contact_id, opened_at, version, line, channel, last_heard_at, state, pace)
                        VALUES (?, ?, ?, 0, 1, '+33536490001', 'SMS', 0, '{}', '{}')""", i, landlord, i);
            }
            return tx;
        });
    }

    @AfterEach
    void close() {
        small.close();
    }

    /** A message to the line, so many seconds after the beginning. */
    private void heard(long id, @Nullable Long previous, long conversation, String text, long seconds) {
        small.database.write(tx -> tx.execute(
                """
                INSERT INTO message (id, landlord_id, conversation_id, previous_id, direction, channel, at, text, outcome)
                VALUES (?, ?, ?, ?, 'in', 'SMS', ?, ?, 'ANSWERED')""",
                id,
                conversation == 9 ? 2 : 1,
                conversation,
                previous,
                SmallStudio.NOW.plusSeconds(seconds).toEpochMilli(),
                text));
    }

    private long begin(String file, String content) {
        return begun(file, content).orElseThrow();
    }

    private Optional<Long> begun(String file, String content) {
        return small.database.write(tx -> {
            Manuscripts.save(tx, file, content, 0, 1L, SmallStudio.NOW);
            return Shadows.begin(tx, 1, 1, Map.of(file, content), SmallStudio.NOW, END);
        });
    }

    private void watch(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        new ShadowWatch(new Studio(
                        new Pages(new Assets(), List.of()),
                        small.database,
                        clock,
                        new Landlords(small.database, clock),
                        small.press,
                        new Presence(clock),
                        7,
                        true))
                .run();
    }

    private Shadow shadow(long id) {
        return small.database.read(tx -> Shadows.of(tx, 1, id)).orElseThrow();
    }

    private List<Change> changes(long id, Change.Kind kind) {
        return small.database.read(tx -> Shadows.changes(tx, shadow(id), kind, Long.MAX_VALUE, 10));
    }

    private int count(String fromWhere) {
        return small.database.read(tx -> tx.createQuery("SELECT count(*) FROM " + fromWhere)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void what_comes_to_its_landlord_meanwhile_is_heard_once_and_what_differs_is_kept() {
        heard(1, null, 1, "plus de chauffage", -60);
        long id = begin("heating.yaml", OTHER_WORDS);
        heard(2, null, 2, "je n'ai plus de chauffage", 1);
        heard(3, null, 3, "retard de loyer", 2);
        heard(4, null, 9, "je n'ai plus de chauffage", 3);
        watch(SmallStudio.NOW.plusSeconds(5));
        watch(SmallStudio.NOW.plusSeconds(10));
        heard(5, null, 4, "les radiateurs sont froids", 11);
        watch(SmallStudio.NOW.plusSeconds(15));

        assertThat(shadow(id).heard()).isEqualTo(3);
        assertThat(shadow(id).counts()).containsExactly(Map.entry(Change.Kind.WORDS, 2));
        assertThat(changes(id, Change.Kind.WORDS))
                .extracting(Change::text)
                .containsExactly("les radiateurs sont froids", "je n'ai plus de chauffage");
        assertThat(changes(id, Change.Kind.WORDS).get(0).saidAfter().toString()).contains("Répondez ici");
        assertThat(shadow(id).isOpen()).isTrue();
    }

    @Test
    void each_message_is_heard_where_its_conversation_stood() {
        heard(1, null, 1, "zouave xylophone", -60);
        long id = begin("rent.yaml", MORE_EXAMPLES);
        heard(2, 1L, 1, "zouave du xylophone", 1);
        heard(3, null, 2, "zouave du xylophone", 2);
        watch(END);

        assertThat(shadow(id).missed())
                .as("twice not understood is a person, and not understood once more only where it was not said before")
                .isEqualTo(new Replay.Missed(1, 0));
        assertThat(changes(id, Change.Kind.GAINED)).extracting(Change::after).contains("rent");
    }

    @Test
    void it_ends_by_itself_with_what_came_before_its_end() {
        long id = begin("heating.yaml", OTHER_WORDS);
        heard(1, null, 1, "plus de chauffage", 3_599);
        heard(2, null, 2, "plus de chauffage", 3_601);
        watch(END.plusSeconds(10));
        watch(END.plusSeconds(20));

        assertThat(shadow(id).ending()).isEqualTo(Shadow.Ending.TIME);
        assertThat(shadow(id).heard()).isEqualTo(1);
        assertThat(count("audit WHERE action = 'script-shadow-ended' AND detail = '" + id + " time'"))
                .isEqualTo(1);
    }

    @Test
    void a_draft_that_is_changed_is_not_the_one_that_answers_any_more() {
        long id = begin("heating.yaml", OTHER_WORDS);
        heard(1, null, 1, "plus de chauffage", 1);
        small.database.write(tx -> Manuscripts.save(tx, "heating.yaml", SmallStudio.HEATING, 1, 1L, SmallStudio.NOW));
        watch(SmallStudio.NOW.plusSeconds(5));

        assertThat(shadow(id).ending()).isEqualTo(Shadow.Ending.CHANGED);
        assertThat(shadow(id).heard()).isZero();
    }

    @Test
    void a_draft_that_cannot_be_read_ends_and_the_line_goes_on() {
        long id = begin("heating.yaml", "id: heating\ntitle: [");
        heard(1, null, 1, "plus de chauffage", 1);
        watch(SmallStudio.NOW.plusSeconds(5));

        assertThat(shadow(id).ending()).isEqualTo(Shadow.Ending.BROKEN);
        assertThat(small.answer("heating")).contains("thermostat");
    }

    @Test
    void a_person_who_tries_another_draft_is_not_made_to_wait_for_it() {
        begin("rent.yaml", MORE_EXAMPLES);
        heard(1, null, 1, "zouave xylophone", 1);
        Proof person = small.press.proof(Map.of("heating.yaml", SmallStudio.HEATING + "    - le poêle est éteint\n"));
        Edition theirs = small.press.edition(person);
        watch(SmallStudio.NOW.plusSeconds(5));

        assertThat(small.press.edition(person)).isSameAs(theirs);
        assertThat(count("shadow WHERE heard = 0")).isEqualTo(1);
        watch(END);
        assertThat(count("shadow WHERE heard = 1 AND ending = 'time'")).isEqualTo(1);
    }

    @Test
    void differences_go_with_the_messages_that_they_are_about() {
        long id = begin("heating.yaml", OTHER_WORDS);
        heard(1, null, 1, "plus de chauffage", 1);
        watch(SmallStudio.NOW.plusSeconds(5));
        assertThat(count("shadow_change")).isEqualTo(1);
        small.database.write(tx -> tx.execute("DELETE FROM message"));

        assertThat(count("shadow_change")).isZero();
        assertThat(shadow(id).total()).isEqualTo(1);
    }

    @Test
    void one_at_a_time_and_none_of_another_landlord_is_shown() {
        long id = begin("heating.yaml", OTHER_WORDS);

        assertThat(begun("rent.yaml", MORE_EXAMPLES)).isEmpty();
        Optional<Shadow> theirs = small.database.read(tx -> Shadows.of(tx, 2, id));
        List<Shadow> all = small.database.read(tx -> Shadows.all(tx, 2));
        assertThat(theirs).isEmpty();
        assertThat(all).isEmpty();
        Shadow first = shadow(id);
        small.database.write(tx -> Shadows.end(tx, first, Shadow.Ending.STOPPED, SmallStudio.NOW));
        assertThat(begun("rent.yaml", MORE_EXAMPLES)).isPresent();
    }
}
