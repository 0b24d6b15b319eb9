package org.palier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test phone as a person uses it: a real browser, the real line behind it. */
@Tag("browser")
class TestPhonePageTest {
    @RegisterExtension
    static final BrowserDemo DEMO = new BrowserDemo();

    private Page phone(int width, int height) {
        Page page = DEMO.chromium().page(width, height);
        page.navigate(DEMO.line().address("/phone"));
        return page;
    }

    private static void text(Page page, String words) {
        page.locator("[data-text]").fill(words);
        page.keyboard().press("Enter");
    }

    private static Locator replies(Page page) {
        return page.locator(".bubble.in");
    }

    @Test
    void a_smell_of_gas_is_answered_with_its_number_and_shown_as_danger() {
        Page page = phone(1280, 900);

        text(page, "sa sen le gaz ds lescalié");

        assertThat(replies(page).first()).containsText("0 800 47 33 33");
        assertThat(page.locator(".trace").first()).containsText("Odeur de gaz");
        assertThat(page.locator(".trace .badge.danger").first()).containsText("danger");
        assertThat(page.locator(".trace").first()).containsText("SMS");
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    @Test
    void a_suggestion_is_sent_with_one_tap() {
        Page page = phone(1280, 900);

        page.locator("[data-suggestion]").first().click();

        assertThat(page.locator(".bubble.out")).hasCount(1);
        assertThat(replies(page).first()).containsText(Pattern.compile("loyer", Pattern.CASE_INSENSITIVE));
    }

    @Test
    void each_tab_is_another_tenant() {
        Page first = phone(1280, 900);
        Page second = DEMO.chromium().tab(first);
        second.navigate(first.url());

        text(first, "HUMAIN");

        assertThat(replies(first).first()).isVisible();
        assertThat(replies(second)).hasCount(0);
        assertThat(first.locator("[data-number]").inputValue())
                .isNotEqualTo(second.locator("[data-number]").inputValue());
    }

    @Test
    void the_assistant_is_silent_while_an_adviser_holds_the_conversation() {
        Page page = phone(1280, 900);
        text(page, "HUMAIN");
        assertThat(replies(page).first()).isVisible();
        int before = replies(page).count();

        page.locator("summary").click();
        page.locator("[data-action][value=take]").click();
        assertThat(page.locator("[data-notice]")).containsText("conseiller");
        page.locator("[data-words]").fill("Bonjour, je vous lis.");
        page.keyboard().press("Enter");
        assertThat(replies(page).last()).containsText("Bonjour, je vous lis.");
        text(page, "mon chauffage est en panne");

        assertThat(page.locator(".trace").first()).containsText("un conseiller tient la conversation");
        assertThat(replies(page)).hasCount(before + 1);
    }

    @Test
    void a_number_that_cannot_be_read_is_told_in_a_sentence() {
        Page page = phone(1280, 900);
        page.locator("[data-number]").fill("12");
        page.locator("[data-number]").press("Tab");

        text(page, "bonjour");

        assertThat(page.locator(".bubble.failed")).containsText("06 39 98 00 12");
    }

    @Test
    void the_page_fits_a_small_screen_and_passes_axe() {
        for (int width : new int[] {360, 1280}) {
            Page page = phone(width, 800);
            text(page, "plus de chauffage depuis hier et j'ai un bébé");
            assertThat(page.locator(".trace").first()).isVisible();

            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("no horizontal scrolling at %d px", width)
                    .isTrue();
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            page.context().close();
        }
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }
}
