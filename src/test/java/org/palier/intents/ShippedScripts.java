package org.palier.intents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The scripts that come with Palier and a matcher trained on them, read and trained once for all tests. */
final class ShippedScripts {
    static final Scripts SCRIPTS = read();
    static final LinearMatcher MATCHER = LinearMatcher.of(SCRIPTS);

    private ShippedScripts() {}

    private static Scripts read() {
        try {
            return Scripts.load(Path.of("intents"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
