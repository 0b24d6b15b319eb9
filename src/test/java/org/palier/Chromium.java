package org.palier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Debian's Chromium, driven by Playwright. Each page notes what its console and its scripts complained of. */
final class Chromium implements AutoCloseable {
    private static final Optional<String> NAMED = Optional.ofNullable(System.getenv("CHROMIUM"));
    private static final Path PROGRAM = Path.of(NAMED.orElse("/usr/bin/chromium"));

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private ColorScheme scheme = ColorScheme.LIGHT;
    private final List<String> complaints = new ArrayList<>();

    /** @param more flags beside the usual ones */
    Chromium(String... more) {
        List<String> flags = new ArrayList<>(List.of(more));
        flags.addAll(FLAGS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(flags));
    }

    /** Leaves the tests of a class out where there is no browser; a browser that was named must be there. */
    static void require() {
        boolean present = PROGRAM.toFile().canExecute();
        if (NAMED.isPresent()) {
            assertThat(present).as("CHROMIUM names a program: %s", PROGRAM).isTrue();
        }
        assumeTrue(present, "CHROMIUM IS MISSING: apt-get install chromium, or run scripts/test as root");
    }

    /** What the pages that are opened from now on prefer: light or dark. */
    void prefers(ColorScheme light) {
        scheme = light;
    }

    /** A page in a profile of its own, of so many pixels, that asks for French. */
    Page page(int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("fr-FR")
                .setColorScheme(scheme));
        return watched(context.newPage());
    }

    /** A second tab beside a page. */
    Page tab(Page beside) {
        return watched(beside.context().newPage());
    }

    private Page watched(Page page) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Closes all pages, with what they remember. */
    void forget() {
        browser.contexts().forEach(BrowserContext::close);
        complaints.clear();
        scheme = ColorScheme.LIGHT;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
