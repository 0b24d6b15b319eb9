package org.palier;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Page;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One demo and one browser for all tests of a class; each test opens pages of its own, which are closed after it. */
final class BrowserDemo implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final String[] flags;
    private @Nullable Path data;
    private @Nullable DemoLine line;
    private @Nullable Chromium chromium;

    /** @param flags of the browser, beside the usual ones */
    BrowserDemo(String... flags) {
        this.flags = flags.clone();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Chromium.require();
        data = Files.createTempDirectory("palier-browser");
        line = new DemoLine(data);
        chromium = new Chromium(flags);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        chromium().forget();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (chromium != null) {
            chromium.close();
        }
        if (line != null) {
            line.close();
        }
        if (data != null) {
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    DemoLine line() {
        return requireNonNull(line);
    }

    Chromium chromium() {
        return requireNonNull(chromium);
    }

    /** A page of so many pixels at an address of the demo. */
    Page page(String path, int width) {
        Page page = chromium().page(width, 900);
        page.navigate(line().address(path));
        return page;
    }

    /** The desk of somebody of the demo's staff. */
    Page signedIn(String email, int width) {
        Page page = page("/login", width);
        page.locator("#email").fill(email);
        page.locator("#password").fill(Demo.PASSWORD);
        page.locator("main button").click();
        page.waitForURL("**/desk");
        page.waitForLoadState();
        return page;
    }
}
