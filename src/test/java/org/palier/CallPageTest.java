package org.palier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test phone that calls, as a person uses it: a real browser, the real line behind it. */
@Tag("browser")
class CallPageTest {
    @RegisterExtension
    static final BrowserDemo DEMO = new BrowserDemo();

    /** Speech recognition as browsers have it, without a service behind it: hears one sentence, or fails. */
    private static final String RECOGNITION = """
            window.SpeechRecognition = class extends EventTarget {
              start() {
                const tell = (name, more) => this.dispatchEvent(Object.assign(new Event(name), more));
                tell("start");
                window.listenedFor = this.lang;
                if (window.deaf) {
                  tell("error", { error: window.deaf });
                } else {
                  tell("result", { results: [[{ transcript: "ça sent le gaz chez moi", confidence: 0.9 }]] });
                }
                tell("end");
              }
            };""";

    private Page called(int width) {
        Page page = DEMO.page("/phone/call", width);
        page.locator("[data-dial]").click();
        assertThat(heard(page).first()).containsText("assistant automatique");
        return page;
    }

    private static Locator heard(Page page) {
        return page.locator(".bubble.in");
    }

    private static void say(Page page, String words) {
        page.locator("[data-words]").fill(words);
        page.keyboard().press("Enter");
    }

    private static void act(Page page, String action) {
        page.locator("[data-act][value=" + action + "]:visible").first().click();
    }

    @Test
    void a_danger_is_answered_and_those_who_are_rung_may_take_the_call() {
        Page page = called(1280);

        say(page, "ça sent le gaz dans l'escalier");

        assertThat(page.locator("[data-thread]")).containsText("Sortez de l'immeuble");
        // Somebody is on call at night, and on duty by day.
        assertThat(page.locator("[data-rung]")).containsText("06 39 98 00");
        act(page, "taken");
        assertThat(page.locator(".bubble.done").last()).containsText("Fin de l'appel");
        assertThat(page.locator("[data-steps] .trace").first()).containsText("/twilio/voice/status");
        assertThat(page.locator("[data-steps]")).containsText("SpeechResult=ça sent le gaz");
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    @Test
    void keys_silence_and_a_message_after_the_tone_work_without_a_microphone() {
        Page page = called(1280);

        act(page, "silence");
        assertThat(heard(page).last()).containsText("Je ne vous entends pas");
        act(page, "silence");
        assertThat(heard(page).last()).containsText("114");
        act(page, "silence");
        assertThat(page.locator("[data-tone]")).isVisible();
        page.locator("[data-beep][value=false]").click();

        assertThat(page.locator("[data-thread]")).containsText("Votre message est gardé");
        assertThat(page.locator("[data-dial]")).isVisible();
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    @Test
    void what_the_browser_recognises_is_said_and_without_that_it_is_typed() {
        Page typing = DEMO.chromium().page(1280, 900);
        typing.addInitScript("window.SpeechRecognition = window.webkitSpeechRecognition = undefined;");
        typing.navigate(DEMO.line().address("/phone/call"));
        typing.locator("[data-dial]").click();
        assertThat(typing.locator("[data-listen]")).isHidden();
        assertThat(typing.locator("[data-typed]")).containsText("Ce navigateur ne reconnaît pas la parole");
        assertThat(typing.locator("[data-words]")).isFocused();
        Page page = DEMO.chromium().page(1280, 900);
        page.addInitScript(RECOGNITION);
        page.navigate(DEMO.line().address("/phone/call"));
        page.locator("[data-dial]").click();
        assertThat(heard(page).first()).containsText("assistant automatique");

        page.locator("[data-listen]").click();

        assertThat(page.locator(".bubble.out")).containsText("ça sent le gaz chez moi");
        assertThat(page.locator("[data-thread]")).containsText("Sortez de l'immeuble");
        assertThat(page.locator("[data-steps]")).containsText("SpeechResult=ça sent le gaz chez moi");
        page.locator("[data-act][value=hang-up]").click();
        page.locator("[data-dial]").click();
        assertThat(page.locator(".bubble.out")).hasCount(0);

        assertThat(page.locator("[data-typed]")).isHidden();
        page.evaluate("window.deaf = 'not-allowed'");
        page.locator("[data-listen]").click();

        assertThat(page.locator("[data-notice]")).containsText("micro");
        assertThat(page.locator("[data-listen]")).hasAttribute("aria-pressed", "false");
        page.evaluate("window.deaf = 'no-speech'");
        page.locator("[data-listen]").click();
        assertThat(page.locator("[data-notice]")).containsText("Rien n'a été entendu");
        assertThat((String) page.evaluate("window.listenedFor")).isEqualTo("fr-FR");
        page.locator("[data-key][value='8']").click();
        assertThat(heard(page).last()).containsText("Pour le français");
        page.locator("[data-listen]").click();
        assertThat((String) page.evaluate("window.listenedFor")).isEqualTo("en-GB");
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    @Test
    void a_number_that_is_hidden_can_be_typed_to_be_called_back_at() {
        Page page = DEMO.page("/phone/call", 1280);
        page.locator("[data-hidden]").check();
        page.locator("[data-dial]").click();
        page.locator("[data-key][value='9']").click();
        assertThat(heard(page).last()).containsText("Tapez les dix chiffres");

        for (char digit : "0639980055".toCharArray()) {
            page.locator("[data-key][value='" + digit + "']").click();
        }

        assertThat(heard(page).last()).containsText("0 6, 3 9, 9 8, 0 0, 5 5");
    }

    @Test
    void the_page_fits_a_small_screen_and_passes_axe_at_every_moment() {
        for (int width : new int[] {360, 1280}) {
            Page page = called(width);
            fits(page, width);
            page.locator("[data-key][value='9']").click();
            assertThat(page.locator("[data-thread]")).containsText("Nous vous rappellerons");
            fits(page, width);
            act(page, "hang-up");
            assertThat(page.locator("[data-dial]")).isVisible();
            fits(page, width);
            page.context().close();
        }
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    private static void fits(Page page, int width) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no horizontal scrolling at %d px", width)
                .isTrue();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
}
