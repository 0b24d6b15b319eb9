package org.palier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said into a microphone on the test phone is heard at the desk, and a tenant is called from there: a real browser, a real line. */
@Tag("browser")
class VoiceMessagePageTest {
    /** A microphone that sounds a tone, and that may be used without asking. */
    private static final String[] MICROPHONE = {
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--autoplay-policy=no-user-gesture-required"
    };

    private static final double UNTIL_FETCHED = 25_000;

    @RegisterExtension
    static final BrowserDemo DEMO = new BrowserDemo(MICROPHONE);

    /** A tenant says nothing until the tone, and then something. */
    private void leaveMessage() {
        Page phone = DEMO.page("/phone/call", 1280);
        phone.locator("[data-dial]").click();
        for (String heard : new String[] {"assistant automatique", "Je ne vous entends pas", "114"}) {
            assertThat(phone.locator("[data-thread]")).containsText(heard);
            phone.locator("[data-act][value=silence]:visible").first().click();
        }
        phone.locator("[data-record]").click();
        // A microphone that is opened for the first time takes some seconds on a busy machine.
        assertThat(phone.locator("[data-recorded]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(UNTIL_FETCHED));
        phone.evaluate("new Promise((done) => setTimeout(done, 4000))");
        phone.locator("[data-recorded]").click();
        assertThat(phone.locator("[data-thread]")).containsText("Votre message est gardé");
    }

    @Test
    void a_message_that_was_spoken_is_played_at_the_desk_and_goes_on_while_the_page_changes() {
        leaveMessage();
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        assertThat(page.locator(".case-words").first()).containsText("Message vocal");
        page.locator("button[data-key=n]").click();
        Locator player = page.locator("#thread audio");
        assertThat(player).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(UNTIL_FETCHED));
        assertThat(page.locator(".voice .badge")).hasText("Pas encore écouté");

        player.evaluate("(audio) => audio.play()");
        page.waitForFunction("() => document.querySelector('#thread audio').currentTime > 0.2");
        page.locator("#note").fill("J'écoute");
        page.keyboard().press("Enter");
        assertThat(page.locator("#thread .noted")).containsText("J'écoute");

        page.waitForFunction("() => document.querySelector('#thread audio').currentTime > 1.5");
        assertThat(page.locator(".voice .badge")).hasText("Écouté par Camille (démo)");
        assertThat(DEMO.line().count("audit WHERE action = 'message-heard'")).isEqualTo(1);
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    @Test
    void a_tenant_is_called_from_the_desk_and_the_page_tells_how_it_goes() throws Exception {
        DEMO.line().text(77, "HUMAIN");
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        page.locator("button[data-key=n]").click();

        page.locator("[data-call-tenant] summary").click();
        assertThat(page.locator("[data-call-tenant]")).containsText("Votre téléphone (06 39 98 00 97) sonne d'abord");
        page.locator("[data-call-tenant] button").click();

        assertThat(page.locator(".notice[role=status]")).containsText("Votre téléphone sonne. Décrochez et tapez 1.");
        for (String progress : new String[] {
            "Le téléphone de Camille (démo) sonne",
            "Le téléphone du locataire sonne",
            "En conversation avec Camille (démo)",
            "A parlé avec Camille (démo)"
        }) {
            assertThat(page.locator(".call-entry .badge"))
                    .hasText(progress, new LocatorAssertions.HasTextOptions().setTimeout(UNTIL_FETCHED));
        }
        assertThat(page.locator(".call-entry")).containsText("14 s");
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }
}
