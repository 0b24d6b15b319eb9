package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptCacheTest {
    private static final Path INTENTS = Path.of("intents");

    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_what_was_read() throws Exception {
        Path file = folder.resolve("scripts.cache");
        ScriptCache cache = new ScriptCache(file, "1");

        Scripts read = Scripts.load(INTENTS, cache);
        Scripts kept = cache.read(ScriptFolder.files(INTENTS)).orElseThrow();

        assertThat(kept.all()).containsExactlyElementsOf(read.all());
        assertThat(kept.numbers()).isEqualTo(read.numbers());
        assertThat(kept.lexicon()).isEqualTo(read.lexicon());
        assertThat(kept.dictionary()).isEqualTo(read.dictionary());
        assertThat(kept.messages().texts()).isEqualTo(read.messages().texts());
        assertThat(kept.revision()).isEqualTo(read.revision());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_changed_folder_is_read_again() throws Exception {
        ScriptCache cache = new ScriptCache(folder.resolve("scripts.cache"), "1");
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        Path script = scripts.resolve("leak.yaml");
        Files.writeString(script, script("Fermez."));
        String before = Scripts.load(scripts, cache).revision();

        Files.writeString(script, script("Fermez tout."));

        assertThat(Scripts.load(scripts, cache).revision()).isNotEqualTo(before);
        Files.writeString(script, "id: leak\n");
        assertThatThrownBy(() -> Scripts.load(scripts, cache)).isInstanceOf(BrokenScriptsException.class);
    }

    @Test
    void another_program_trusts_nothing() throws Exception {
        Path file = folder.resolve("scripts.cache");
        Scripts.load(INTENTS, new ScriptCache(file, "1"));

        assertThat(new ScriptCache(file, "2").read(ScriptFolder.files(INTENTS))).isEmpty();
    }

    @Test
    void a_damaged_cache_is_as_good_as_none() throws Exception {
        Path file = folder.resolve("scripts.cache");
        ScriptCache cache = new ScriptCache(file, "1");
        Map<String, byte[]> files = ScriptFolder.files(INTENTS);
        Scripts.load(INTENTS, cache);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20261124);
        for (int round = 0; round < 50; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            assertThat(cache.read(files)).isEmpty();
        }
        for (int length : List.of(0, 1, 63, 64, 100, whole.length - 1)) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThat(cache.read(files)).isEmpty();
        }
    }

    @Test
    void a_cache_that_cannot_be_written_is_no_error() throws Exception {
        ScriptCache nowhere = new ScriptCache(folder.resolve("missing").resolve("scripts.cache"), "1");

        assertThat(Scripts.load(INTENTS, nowhere).all()).isNotEmpty();
        assertThat(Scripts.load(INTENTS, folder.resolve("scripts.cache")).all()).isNotEmpty();
    }

    private static String script(String sms) {
        return "id: leak\ntitle: Fuite\nanswer: {fr: {sms: \"" + sms + "\"}}\nexamples: {fr: [fuite]}\n";
    }
}
