package org.palier.landlords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A landlord's file as fields. */
class ProfileTest {
    private static final Profile EXAMPLE = Profile.of(LandlordFile.example());

    @Test
    void the_file_that_is_written_describes_the_same_landlord() throws Exception {
        Landlord before = LandlordFile.read("", LandlordFile.example());
        Landlord after = LandlordFile.read("", EXAMPLE.yaml());

        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.lines()).isEqualTo(before.lines());
        assertThat(after.communes()).isEqualTo(before.communes());
        assertThat(after.hours().week()).isEqualTo(before.hours().week());
        assertThat(after.hours().exceptions()).isEqualTo(before.hours().exceptions());
        assertThat(after.onCall()).isEqualTo(before.onCall());
        assertThat(after.partners()).isEqualTo(before.partners());
        assertThat(after.promises()).isEqualTo(before.promises());
        assertThat(Profile.of(EXAMPLE.yaml())).isEqualTo(EXAMPLE);
    }

    @Test
    void a_field_is_changed_at_its_place_and_an_empty_one_goes() {
        Profile changed =
                EXAMPLE.with("name", "Autre Bailleur").with("website", "").with("partners", List.of());

        assertThat(changed.text("name")).isEqualTo("Autre Bailleur");
        assertThat(changed.fields()).doesNotContainKeys("website", "partners");
        assertThat(changed.fields().keySet()).startsWith("slug", "name", "phone", "zone");
        assertThat(EXAMPLE.text("name")).isEqualTo("Habitat Demo");
    }

    @Test
    void texts_and_entries_are_read_by_their_names() {
        assertThat(EXAMPLE.text("hours", "monday")).isEqualTo("9:00-12:30, 13:30-17:30");
        assertThat(EXAMPLE.text("hours", "sunday")).isEmpty();
        assertThat(EXAMPLE.texts("partners")).containsExactly("calls", "groceries", "meals");
        assertThat(EXAMPLE.entries("on-call"))
                .extracting(entry -> entry.text("name"))
                .first()
                .isEqualTo("Astreinte technique");
        assertThat(new Profile(Map.of("lines", "05 36 49 00 01")).texts("lines"))
                .containsExactly("05 36 49 00 01");
    }
}
