package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.palier.settings.Setting;

/** What README says of the program is so. */
final class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)\\)");

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    @Test
    void its_table_of_settings_is_the_one_that_the_program_prints() throws IOException {
        assertThat(readme()).contains(Setting.markdown());
    }

    @Test
    void its_links_lead_to_files() throws IOException {
        Matcher links = LINK.matcher(readme());

        assertThat(links.results().map(link -> Path.of(link.group(1))).toList())
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(file).exists());
    }
}
