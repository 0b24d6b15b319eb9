package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The folder that comes with Palier, as it is. */
class ShippedScriptsTest {
    private static final Path INTENTS = Path.of("intents");

    @Test
    void every_script_loads() throws Exception {
        ScriptFolder folder = ScriptFolder.read(INTENTS);

        assertThat(folder.problems()).filteredOn(Problem::isError).isEmpty();
        assertThat(folder.scripts().script("rent-deferral")).isPresent();
    }
}
