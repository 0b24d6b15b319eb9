package org.palier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The desk as advisers use it: a real browser, the real line behind it. */
@Tag("browser")
class DeskPageTest {
    private static final String EVIL = "<img src=x onerror=document.title='owned'>";

    @RegisterExtension
    static final BrowserDemo DEMO = new BrowserDemo();

    /** Counts what the bell does, on a page that may notify. */
    static final String SEEN_AND_HEARD = """
            window.tones = 0;
            window.notices = [];
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...when) { window.tones++; start.apply(this, when); };
            window.Notification = class { static permission = "granted"; constructor(title) { window.notices.push(title); } };""";

    private static int tenants;

    @AfterEach
    void forget() {
        DEMO.line().forgetAll();
    }

    private static int tenant(String words) throws Exception {
        int tenant = ++tenants;
        DEMO.line().text(tenant, words);
        return tenant;
    }

    private static void next(Page page) {
        page.locator("button[data-key=n]").click();
        assertThat(page.locator("#text")).isVisible();
    }

    @Test
    void a_request_and_then_a_tenants_text_appear_on_open_pages_within_a_second() throws Exception {
        Page queue = DEMO.signedIn(Demo.SUPERVISOR, 1280);
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        LocatorAssertions.ContainsTextOptions second = new LocatorAssertions.ContainsTextOptions().setTimeout(1_000);

        int tenant = tenant("HUMAIN");
        assertThat(queue.locator(".cases")).containsText("HUMAIN", second);
        assertThat(page.locator(".cases")).containsText("HUMAIN", second);

        next(page);
        DEMO.line().text(tenant, "je suis à la gare");
        assertThat(page.locator("#thread")).containsText("je suis à la gare", second);
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    @Test
    void an_urgent_request_is_told_until_somebody_has_seen_it() throws Exception {
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        page.addInitScript(SEEN_AND_HEARD);
        page.reload();
        page.locator("h1").click();
        Page other = DEMO.signedIn(Demo.COLLEAGUE, 1280);

        tenant("sa sen le gaz ds lescalié");
        assertThat(page.locator(".alarm")).containsText("Odeur de gaz");
        page.waitForCondition(() -> page.title().startsWith("!"));
        page.waitForCondition(() -> (boolean) page.evaluate("window.tones > 2 && window.notices.length === 1"));
        assertThat((String) page.evaluate("window.notices[0]")).doesNotContain("gaz");
        other.locator(".alarm [id^=alarm-seen]").click();

        assertThat(page.locator(".alarm")).hasCount(0);
        assertThat(page.locator(".case.urgent")).hasCount(1);
        page.waitForCondition(() -> !page.title().startsWith("!"));
    }

    @Test
    void a_reply_names_who_answers_counts_what_it_costs_and_arrives() throws Exception {
        int tenant = tenant("HUMAIN");
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        next(page);

        assertThat(page.locator("#text")).hasValue("Bonjour, Camille, service administratif. ");
        page.locator("#text")
                .fill("Bonjour, vous êtes bien chez vous cet après-midi entre 14 h et 17 h pour le chauffagiste ?");
        assertThat(page.locator("#count")).containsText("coûtent plus : ê");
        page.locator("[data-rewrite]").click();
        assertThat(page.locator("#text")).hasValue(Pattern.compile("Bonjour, vous etes bien .*"));
        page.keyboard().press("Control+Enter");

        assertThat(page.locator(".said").last()).containsText("vous etes bien chez vous");
        assertThat(page.locator("#text")).hasValue("");
        assertThat(page.locator(".said .delivery").last())
                .containsText("remis", new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
        assertThat(DEMO.line().inbox(tenant)).contains("vous etes bien chez vous");
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    @Test
    void a_reply_can_be_taken_back_for_five_seconds() throws Exception {
        int tenant = tenant("HUMAIN");
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        next(page);
        page.locator("#text").fill("Pas encore fini");
        page.keyboard().press("Control+Enter");

        page.locator("button.undo").click();

        assertThat(page.locator(".said")).hasCount(0);
        assertThat(page.locator("#text")).hasValue("Pas encore fini");
        assertThat(DEMO.line().inbox(tenant)).doesNotContain("Pas encore fini");
    }

    @Test
    void a_colleague_sees_who_is_typing() throws Exception {
        tenant("HUMAIN");
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        next(page);
        Page other = DEMO.signedIn(Demo.SUPERVISOR, 1280);
        other.navigate(page.url());

        page.locator("#text").pressSequentially("Un instant");

        assertThat(other.locator("#thread .typing")).containsText("Camille répond…");
    }

    @Test
    void a_session_that_ends_while_one_types_costs_no_word() throws Exception {
        tenant("HUMAIN");
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        next(page);
        page.locator("#text").fill("Je vous rappelle demain");
        DEMO.line().database.write(tx -> tx.execute("DELETE FROM session"));

        page.keyboard().press("Control+Enter");
        assertThat(page.locator("[data-problem]")).containsText("Votre session est terminée");
        assertThat(page.locator("#text")).hasValue("Je vous rappelle demain");
        page.locator("[data-problem] a").click();
        page.locator("#email").fill(Demo.AGENT);
        page.locator("#password").fill(Demo.PASSWORD);
        page.locator("main button").click();

        assertThat(page.locator("#text")).hasValue("Je vous rappelle demain");
    }

    @Test
    void the_keyboard_alone_takes_answers_and_goes_back() throws Exception {
        tenant("HUMAIN");
        Page page = DEMO.signedIn(Demo.AGENT, 1280);

        page.keyboard().press("j");
        assertThat(page.locator(".case-title").first()).isFocused();
        page.keyboard().press("n");
        assertThat(page.locator("#text")).isVisible();
        page.waitForLoadState();
        page.keyboard().press("r");
        assertThat(page.locator("#text")).isFocused();
        page.keyboard().type("nj?");
        assertThat(page.locator("#text")).hasValue("Bonjour, Camille, service administratif. nj?");
        page.locator("#thread").focus();
        page.keyboard().press("?");
        assertThat(page.locator("[data-help]")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("f");
        assertThat(page.locator("h1")).hasText("File d'attente");
    }

    @Test
    void what_a_tenant_or_a_colleague_writes_is_only_ever_text() throws Exception {
        tenant(EVIL);
        tenants--;
        tenant("HUMAIN");
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        next(page);
        page.locator("summary", new Page.LocatorOptions().setHasText("Modifier la fiche"))
                .click();
        page.locator("#c-name").fill(EVIL);
        page.locator("#c-residence").fill(EVIL);
        page.locator("#c-hours").fill(EVIL);
        page.locator(".facts form.stack button", new Page.LocatorOptions().setHasText("Enregistrer"))
                .click();
        page.locator("#note").fill(EVIL);
        page.keyboard().press("Enter");
        assertThat(page.locator(".noted")).containsText(EVIL);
        page.locator("#text").fill(EVIL);
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".said")).containsText(EVIL);
        page.navigate(DEMO.line().address("/desk/new"));
        page.locator("#name").fill(EVIL);
        page.locator("#residence").fill(EVIL);
        page.locator("#words").fill(EVIL);
        page.locator("form.sheets button").click();
        assertThat(page.locator("#thread")).containsText(EVIL);
        page.navigate(DEMO.line().address("/desk/texts"));
        page.locator("#own-title").fill(EVIL);
        page.locator("#own-text").fill(EVIL);
        page.locator("main form.stack button").click();
        assertThat(page.locator(".own-text")).containsText(EVIL);
        page.navigate(DEMO.line().address("/desk?intent=repairs"));
        page.locator("#view-name").fill(EVIL.substring(0, 40));
        page.locator("form", new Page.LocatorOptions().setHas(page.locator("#view-name")))
                .locator("button")
                .click();
        assertThat(page.locator(".lists")).containsText(EVIL.substring(0, 40));
        page.navigate(DEMO.line().address("/desk?view=mine"));
        assertThat(page.locator(".cases")).containsText(EVIL);
        page.locator("#q").fill(EVIL);
        page.keyboard().press("Enter");
        assertThat(page.locator("#q")).hasValue(EVIL);
        assertThat(page.locator("img")).hasCount(0);
        page.navigate(DEMO.line().address("/desk?view=mine"));
        page.locator(".case-title").first().click();
        page.locator("summary", new Page.LocatorOptions().setHasText("Transmettre"))
                .click();
        page.locator("#to").selectOption("social");
        page.locator("#transfer-note").fill(EVIL + " transfert");
        page.locator("[action$='/transfer'] button").click();
        page.navigate(DEMO.line().address("/desk?view=social"));
        assertThat(page.locator(".cases")).containsText(EVIL);
        page.locator(".case-title").first().click();
        assertThat(page.locator(".noted").last()).containsText(EVIL + " transfert");
        assertThat(page.locator("img")).hasCount(0);
        assertThat(page.title()).doesNotContain("owned");
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "1280, DARK", "2560, LIGHT"})
    void every_page_fits_its_screen_and_passes_axe(int width, ColorScheme scheme) throws Exception {
        tenant("sa sen le gaz ds lescalié");
        tenant("fuite d'eau sous mon évier, ça coule partout depuis ce matin");
        DEMO.chromium().prefers(scheme);
        Page page = DEMO.signedIn(Demo.ADMIN, width);
        checked(page);
        page.locator("button[data-key=n]").click();
        page.locator("#text").fill("Où êtes-vous ?");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".said")).hasCount(1);
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
        checked(page);
        for (String path : List.of(
                "/staff",
                "/staff/1",
                "/account",
                "/desk?view=parked",
                "/desk?view=closed",
                "/desk/c/999999",
                "/desk?intent=repairs",
                "/desk/new",
                "/desk/texts",
                "/desk/mentions",
                "/desk/team",
                "/desk/search?q=evier")) {
            page.navigate(DEMO.line().address(path));
            checked(page);
        }
        Page stranger = DEMO.page("/login", width);
        checked(stranger);
    }

    @Test
    void two_hundred_open_cases_are_in_view_page_by_page_and_a_new_one_comes_at_once() throws Exception {
        tenant("HUMAIN");
        DEMO.line().database.write(tx -> tx.execute("""
                INSERT INTO escalation (landlord_id, contact_id, conversation_id, message_id, reference, intent, queue, urgent, priority,
                    restricted, opened_at, state)
                WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 200)
                SELECT landlord_id, contact_id, conversation_id, message_id, 'x' || n, intent, queue, 0, 3, 0, opened_at + n, 'waiting'
                FROM escalation, counted"""));
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        assertThat(page.locator(".case")).hasCount(50);

        tenant("sa sen le gaz ds lescalié");
        assertThat(page.locator(".case").first())
                .containsText("Odeur de gaz", new LocatorAssertions.ContainsTextOptions().setTimeout(1_000));
        for (int more = 0; more < 4; more++) {
            page.locator("#next-page").click();
        }
        assertThat(page.locator(".case")).hasCount(2);
        assertThat(page.locator("#next-page")).hasCount(0);
    }

    private static void checked(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(page.url())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("beyond the edge of " + page.url())
                .isEqualTo(0);
    }
}
