package org.palier.intents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The scripts that come with Palier and a matcher trained on them, read and trained once for all tests. */
final class ShippedScripts {
    static final Scripts SCRIPTS = read();
    static final LinearMatcher MATCHER = LinearMatcher.of(SCRIPTS);

    private ShippedScripts() {}

    /** The same scripts, and a script with one more French example. */
    static Scripts withExample(String id, String text) throws IOException {
        Map<String, byte[]> files = new HashMap<>(ScriptFolder.files(Path.of("intents")));
        files.computeIfPresent(
                id + ".yaml",
                (file, content) -> new String(content, StandardCharsets.UTF_8)
                        .replaceFirst("(?m)^examples:\n  fr:\n", "$0    - \"" + text + "\"\n")
                        .getBytes(StandardCharsets.UTF_8));
        return ScriptFolder.of(files).scripts();
    }

    private static Scripts read() {
        try {
            return Scripts.load(Path.of("intents"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
