package org.palier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;
import org.palier.web.Assets;
import org.palier.web.Pages;
import org.palier.web.Staff;

/** The way back to what was live before. */
class RestoringTest {
    private static final String OUT = "Sortez vite. Appelez dehors le {number.fire}.";
    private static final String LEXICON = "concepts:\n  gas: [gaz, gazinière]\n  warm: [chauffage, radiateur]\n";

    @TempDir
    Path data;

    private SmallStudio small;
    private Landlords landlords;

    @BeforeEach
    void open() throws Exception {
        small = new SmallStudio(data);
        landlords = new Landlords(small.database, small.clock);
        landlords.store("example.yaml", LandlordFile.example());
        small.database.write(tx -> tx.execute("""
                INSERT INTO staff (id, landlord_id, email, name, role, queues, confidential, password, created_at)
                VALUES (1, 1, 'n@demo.example', 'Nadia', 'admin', '', 1, '', 0)"""));
    }

    @AfterEach
    void close() {
        small.close();
    }

    private Restoring.Outcome restore(boolean secondPerson, String file) {
        Studio studio = new Studio(
                new Pages(new Assets(), List.of()),
                small.database,
                small.clock,
                landlords,
                small.press,
                new Presence(small.clock),
                7,
                secondPerson);
        Staff nadia =
                new Staff(1, 1, "n@demo.example", "Nadia", Staff.Role.ADMIN, Set.copyOf(Staff.QUEUES), true, false);
        Revision first = small.database.read(tx -> Revisions.history(tx, file, Long.MAX_VALUE, 9)).stream()
                .reduce((newer, older) -> older)
                .orElseThrow();
        return new Restoring(studio).restore(nadia, first, "retour");
    }

    private List<Manuscript> drafts() {
        return small.database.read(Manuscripts::all);
    }

    @Test
    void an_answer_to_danger_comes_back_only_with_a_second_person() {
        small.edit("gas.yaml", SmallStudio.GAS.replace("Sortez. Appelez dehors le {number.fire}.", OUT));

        assertThat(restore(true, "gas.yaml")).isEqualTo(Restoring.Outcome.DRAFTED);
        assertThat(small.answer("gas")).contains("vite");
        assertThat(drafts()).singleElement().satisfies(draft -> {
            assertThat(draft.content()).isEqualTo(SmallStudio.GAS);
            assertThat(draft.staffId()).isEqualTo(1);
        });
        List<String> actions =
                small.database.read(tx -> tx.createQuery("SELECT action FROM audit WHERE detail = 'gas.yaml'")
                        .mapTo(String.class)
                        .list());
        assertThat(actions).containsExactly("script-restore-drafted");
    }

    @Test
    void a_draft_that_somebody_writes_is_not_lost_to_an_older_answer() {
        small.edit("gas.yaml", SmallStudio.GAS.replace("Sortez. Appelez dehors le {number.fire}.", OUT));
        small.database.write(tx -> Manuscripts.save(tx, "gas.yaml", "id: gas\n", 0, 1L, SmallStudio.NOW));

        assertThat(restore(true, "gas.yaml")).isEqualTo(Restoring.Outcome.IN_THE_WAY);
        assertThat(drafts())
                .singleElement()
                .satisfies(draft -> assertThat(draft.content()).isEqualTo("id: gas\n"));
    }

    @Test
    void words_by_which_danger_is_heard_come_back_only_with_a_second_person() {
        small.edit("lexicon.yaml", LEXICON);
        small.edit("lexicon.yaml", LEXICON.replace("gazinière", "butane"));
        assertThat(restore(true, "lexicon.yaml")).isEqualTo(Restoring.Outcome.DRAFTED);
        small.database.write(tx -> tx.execute("DELETE FROM manuscript"));

        small.edit("lexicon.yaml", LEXICON.replace("radiateur", "chaudière"));
        assertThat(restore(true, "lexicon.yaml")).isEqualTo(Restoring.Outcome.RESTORED);
    }

    @Test
    void what_is_no_danger_is_back_at_once_and_danger_too_where_one_person_is_enough() {
        small.edit("rent.yaml", SmallStudio.RENT.replace("Dites", "Écrivez"));
        small.edit("gas.yaml", SmallStudio.GAS.replace("Sortez. Appelez dehors le {number.fire}.", OUT));

        assertThat(restore(true, "rent.yaml")).isEqualTo(Restoring.Outcome.RESTORED);
        assertThat(small.answer("rent")).startsWith("Dites");
        assertThat(restore(false, "gas.yaml")).isEqualTo(Restoring.Outcome.RESTORED);
        assertThat(small.answer("gas")).doesNotContain("vite");
        assertThat(drafts()).isEmpty();
    }
}
