package org.palier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;
import org.palier.web.Assets;
import org.palier.web.Pages;
import org.palier.web.Staff;

/** What a draft would change at the landlords whose conversations an admin may not read. */
class ElsewhereTest {
    private static final Staff NADIA =
            new Staff(1, 1, "n@demo.example", "Nadia", Staff.Role.ADMIN, Set.copyOf(Staff.QUEUES), true, false);

    @TempDir
    Path data;

    private SmallStudio small;
    private Landlords landlords;
    private Landlord ours;
    private Landlord theirs;
    private long messages;

    @BeforeEach
    void open() throws Exception {
        small = new SmallStudio(data);
        landlords = new Landlords(small.database, small.clock);
        ours = landlords.store("example.yaml", LandlordFile.example());
        theirs = landlords.store(
                "other.yaml",
                LandlordFile.example()
                        .replace("slug: habitat-demo ", "slug: voisin ")
                        .replace("name: Habitat Demo", "name: Le Voisin")
                        .replace("+33 5 36 49 00 01", "+33 5 36 49 00 02"));
        for (Landlord landlord : List.of(ours, theirs)) {
            small.database.write(tx -> tx.execute(
                    "INSERT INTO contact (id, landlord_id, address, kind, first_heard_at) VALUES (?, ?, ?, 'subscriber', 0)",
                    landlord.id(),
                    landlord.id(),
                    "+3363998000" + landlord.id()));
        }
    }

    @AfterEach
    void close() {
        small.close();
    }

    private long text(Landlord landlord, String text) {
        long id = ++messages;
        small.database.write(tx -> {
            tx.execute("""
                    INSERT INTO conversation (id, landlord_id, contact_id, opened_at, version, line, channel, last_heard_at, state, pace)
                    VALUES (?, ?, ?, 0, 1, '+33536490001', 'SMS', 0, '{}', '{}')""", id, landlord.id(), landlord.id());
            return tx.execute("""
                    INSERT INTO message (id, landlord_id, conversation_id, direction, channel, at, text, outcome)
                    VALUES (?, ?, ?, 'in', 'SMS', ?, ?, 'ANSWERED')""", id, landlord.id(), id, SmallStudio.NOW.toEpochMilli(), text);
        });
        return id;
    }

    private Trial.Verdict tried(int number, String file, String content) {
        Trial trial = new Trial(
                small.press, small.database, small.press.proof(Map.of(file, content)), ours, List.of(theirs), number);
        trial.run();
        assertThat(trial.heard()).isEqualTo(trial.total());
        return trial.verdict().orElseThrow();
    }

    private List<Clearance.Obstacle> obstacles(Trial.Verdict verdict, Map<Long, Judged> marks) {
        Studio studio = new Studio(
                new Pages(new Assets(), List.of()),
                small.database,
                small.clock,
                landlords,
                small.press,
                new Presence(small.clock),
                7,
                false);
        return new Publishing(studio).gate(NADIA, List.of(), verdict, marks).obstacles();
    }

    @Test
    void a_text_for_another_landlord_is_told_by_its_figures_and_never_by_a_message() {
        text(ours, "les radiateurs sont froids");
        text(theirs, "les radiateurs sont froids chez le zouave");
        String varied = SmallStudio.HEATING.replace(
                "  fr: {sms: \"Regardez le thermostat. Un technicien appelle.\", voice: \"Regardez le thermostat.\"}",
                "  fr:\n    - {for: {landlord: voisin}, sms: \"Allez au guichet.\"}\n    - {sms: \"Regardez le thermostat. Un technicien appelle.\", voice: \"Regardez le thermostat.\"}");

        Trial.Verdict verdict = tried(500, "heating.yaml", varied);

        assertThat(verdict.replay().total()).isZero();
        assertThat(verdict.elsewhere())
                .containsExactly(new Elsewhere("Le Voisin", 1, Map.of(Change.Kind.WORDS, 1), List.of()));
        assertThat(verdict.elsewhere().toString()).doesNotContain("zouave");
        assertThat(obstacles(verdict, Map.of())).isEmpty();
    }

    @Test
    void a_danger_seen_less_well_there_bars_the_draft_until_somebody_there_has_judged_it() {
        long there = text(theirs, "ça sent le gaz dans l'escalier");
        String deaf = SmallStudio.GAS
                .replaceAll("(?m)^    - .*gaz.*$", "    - boîte aux lettres cassée")
                .replaceAll("(?m)^tests:\n.*\n", "");

        Trial.Verdict verdict = tried(500, "gas.yaml", deaf);

        assertThat(verdict.elsewhere().get(0).dangerLost()).containsExactly(there);
        assertThat(obstacles(verdict, Map.of())).contains(Clearance.Obstacle.DANGER_ELSEWHERE);
        assertThat(verdict.judgeable()).contains(there);
        assertThat(obstacles(verdict, Map.of(there, new Judged(there, true, "", "none"))))
                .doesNotContain(Clearance.Obstacle.DANGER_ELSEWHERE);
        assertThat(obstacles(verdict, Map.of(there, new Judged(there, false, "", "gas"))))
                .contains(Clearance.Obstacle.DANGER_ELSEWHERE);
    }

    @Test
    void the_messages_are_shared_between_landlords_and_what_one_lacks_goes_to_its_own() {
        for (int i = 0; i < 30; i++) {
            text(ours, "loyer impayé");
        }
        text(theirs, "loyer impayé");
        text(theirs, "loyer impayé");
        String rent = SmallStudio.RENT.replace("Dites", "Écrivez");

        assertThat(tried(10, "rent.yaml", rent).replay().messages()).isEqualTo(8);
        for (int i = 0; i < 30; i++) {
            text(theirs, "loyer impayé");
        }
        Trial.Verdict verdict = tried(10, "rent.yaml", rent);
        assertThat(verdict.replay().messages()).isEqualTo(5);
        assertThat(verdict.elsewhere().get(0).messages()).isEqualTo(5);
    }
}
