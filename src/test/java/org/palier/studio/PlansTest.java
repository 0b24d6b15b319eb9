package org.palier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is to go live later. */
class PlansTest {
    private static final Instant LATER = SmallStudio.NOW.plusSeconds(3_600);

    @TempDir
    private Path data;

    private SmallStudio studio;

    @BeforeEach
    void open() {
        studio = new SmallStudio(data);
        for (String file : List.of("heating.yaml", "rent.yaml", "gas.yaml")) {
            studio.database.write(tx -> Manuscripts.save(tx, file, "id: heating", 0, 1L, SmallStudio.NOW));
        }
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private static Plan plan(Instant due, String... files) {
        return new Plan(List.of(files), due, 1, 1, "Hiver", 500, false);
    }

    private void add(Plan plan) {
        studio.database.write(tx -> {
            Plans.add(tx, plan);
            return plan;
        });
    }

    private List<Plan> plans() {
        return studio.database.read(Plans::all);
    }

    @Test
    void drafts_of_one_person_and_moment_go_together_and_are_taken_back_together() {
        add(plan(LATER, "heating.yaml", "rent.yaml"));
        add(plan(LATER.plusSeconds(60), "gas.yaml"));

        assertThat(plans())
                .containsExactly(plan(LATER, "heating.yaml", "rent.yaml"), plan(LATER.plusSeconds(60), "gas.yaml"));
        int taken = studio.database.write(tx -> Plans.cancel(tx, "rent.yaml"));

        assertThat(taken).isEqualTo(2);
        assertThat(plans()).containsExactly(plan(LATER.plusSeconds(60), "gas.yaml"));
    }

    @Test
    void a_draft_that_changes_or_goes_is_not_planned_any_more() {
        add(plan(LATER, "heating.yaml", "rent.yaml", "gas.yaml"));

        studio.database.write(tx -> {
            Manuscripts.remove(tx, List.of("gas.yaml"));
            return Manuscripts.save(tx, "rent.yaml", "id: rent", 1, 1L, SmallStudio.NOW);
        });

        assertThat(plans()).containsExactly(plan(LATER, "heating.yaml"));
    }

    @Test
    void what_was_barred_waits_for_a_person_until_it_is_planned_anew() {
        add(plan(LATER, "heating.yaml"));
        studio.database.write(tx -> {
            Plans.failed(tx, plan(LATER, "heating.yaml"), LATER);
            return true;
        });
        assertThat(plans()).singleElement().matches(Plan::failed);

        add(plan(LATER.plusSeconds(60), "heating.yaml"));

        assertThat(plans()).containsExactly(plan(LATER.plusSeconds(60), "heating.yaml"));
    }
}
