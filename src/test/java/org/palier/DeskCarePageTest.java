package org.palier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an open page of the desk does not lose, hide or forget, in a real browser. */
@Tag("browser")
class DeskCarePageTest {
    @RegisterExtension
    static final BrowserDemo DEMO = new BrowserDemo();

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
    void eight_tabs_of_a_browser_share_one_stream_and_each_shows_what_comes() throws Exception {
        int tenant = tenant("HUMAIN");
        Page first = DEMO.signedIn(Demo.AGENT, 1280);
        first.locator(".case-title").first().click();
        assertThat(first.locator("#thread")).containsText("HUMAIN");
        List<Page> conversations = new ArrayList<>(List.of(first));
        List<Page> queues = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            queues.add(another(first, DEMO.line().address("/desk")));
            if (i < 3) {
                conversations.add(another(first, first.url()));
            }
        }
        assertThat(queues.size() + conversations.size()).isEqualTo(8);

        DEMO.line().text(tenant, "Il fait froid chez moi");
        tenant("HUMAIN");

        conversations.forEach(tab -> assertThat(tab.locator("#thread")).containsText("Il fait froid chez moi"));
        queues.forEach(tab -> assertThat(tab.locator("#queue .case")).hasCount(2));
        first.waitForCondition(() -> DEMO.line().running.streams() == 1);

        // The one that listens goes, and another one listens.
        first.close();
        conversations.remove(first);
        DEMO.line().text(tenant, "Toujours pas de nouvelles");
        tenant("HUMAIN");

        var patiently = new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);
        conversations.forEach(
                tab -> assertThat(tab.locator("#thread")).containsText("Toujours pas de nouvelles", patiently));
        queues.forEach(tab -> assertThat(tab.locator("#queue .case")).hasCount(3));
        queues.get(0).waitForCondition(() -> DEMO.line().running.streams() == 1);
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    private static Page another(Page beside, String address) {
        Page tab = DEMO.chromium().tab(beside);
        tab.navigate(address);
        return tab;
    }

    @Test
    void where_a_browser_has_no_locks_each_tab_has_a_stream_of_its_own() throws Exception {
        int tenant = tenant("HUMAIN");
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        page.context().addInitScript("delete Navigator.prototype.locks");
        next(page);
        Page other = DEMO.chromium().tab(page);
        other.navigate(page.url());

        DEMO.line().text(tenant, "Il fait froid chez moi");

        assertThat(page.locator("#thread")).containsText("Il fait froid chez moi");
        assertThat(other.locator("#thread")).containsText("Il fait froid chez moi");
        page.waitForCondition(() -> DEMO.line().running.streams() == 2);
    }

    @Test
    void a_reply_that_does_not_arrive_is_replaced_by_a_call() throws Exception {
        tenant("HUMAIN");
        DEMO.line().database.write(tx -> tx.execute("UPDATE staff SET phone = '+33639980199'"));
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        next(page);
        page.locator("#text").fill("Le plombier passe demain");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#thread")).containsText("Le plombier passe demain");
        DEMO.line()
                .database
                .write(tx ->
                        tx.execute("UPDATE outbox SET state = 'failed', reason = 'refusé' WHERE kind = 'adviser'"));
        page.reload();

        page.locator("#thread button", new Page.LocatorOptions().setHasText("Appeler à la place"))
                .click();

        assertThat(page.locator("main")).containsText("Votre téléphone sonne");
        assertThat(DEMO.line().count("call WHERE direction = 'out' AND staff_id IS NOT NULL"))
                .isEqualTo(1);
        assertThat(DEMO.line().count("outbox WHERE kind = 'adviser'"))
                .as("nothing is texted once more")
                .isEqualTo(1);
    }

    @Test
    void who_stops_typing_is_not_said_to_answer_any_more() throws Exception {
        tenant("HUMAIN");
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        next(page);
        Page other = DEMO.signedIn(Demo.SUPERVISOR, 1280);
        other.navigate(page.url());
        page.locator("#text").pressSequentially("Un");
        assertThat(other.locator("#thread .typing")).isVisible();

        assertThat(other.locator("#thread .typing"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
    }

    @Test
    void a_panel_that_is_open_hides_no_new_message_and_stays_open() throws Exception {
        int tenant = tenant("sa sen le gaz ds lescalié");
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        next(page);
        page.locator(".why summary").first().click();
        page.locator(".why select").first().selectOption("repairs");

        DEMO.line().text(tenant, "il y a quelqu'un ?");

        assertThat(page.locator("#thread")).containsText("il y a quelqu'un ?");
        assertThat(page.locator(".why[open] select").first()).hasValue("repairs");
    }

    @Test
    void what_was_begun_meanwhile_stays_when_a_reply_is_taken_back() throws Exception {
        tenant("HUMAIN");
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        next(page);
        page.locator("#text").fill("Premier");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#text")).hasValue("");
        page.locator("#text").fill("et la suite");

        page.locator("button.undo").click();

        assertThat(page.locator("#text")).hasValue("Premier\net la suite");
        page.reload();
        assertThat(page.locator("#text")).hasValue("Premier\net la suite");
    }

    @Test
    void an_urgent_request_rings_on_whatever_page_of_the_desk_one_is() throws Exception {
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        page.context().addInitScript(DeskPageTest.SEEN_AND_HEARD);
        for (String path : List.of("/desk/texts", "/desk/mentions", "/desk/new", "/desk/search?q=x")) {
            page.navigate(DEMO.line().address(path));
            page.locator("h1").click();
            tenant("sa sen le gaz ds lescalié");
            assertThat(page.locator(".alarm")).containsText("Odeur de gaz");
            page.waitForCondition(() -> (boolean) page.evaluate("window.tones > 2 && window.notices.length === 1"));
            assertThat(page.locator("[data-called]")).containsText("Odeur de gaz");
            // The next page was not clicked on: the sound goes on all the same.
            page.locator(".pulse a").click();
            page.waitForCondition(() -> (boolean) page.evaluate("window.tones > 2"));
            page.locator("[id^=alarm-seen]").click();
            assertThat(page.locator(".alarm")).hasCount(0);
            DEMO.line().forgetAll();
        }
    }

    @Test
    void a_contact_that_is_typed_in_while_the_session_ends_is_still_there() throws Exception {
        Page page = DEMO.signedIn(Demo.AGENT, 1280);
        page.navigate(DEMO.line().address("/desk/new"));
        page.locator("[name=way][value=CALL]").check();
        page.locator("#name").fill("Mme Petit");
        page.locator("#words").fill("Sa chaudière est en panne depuis hier");
        DEMO.line().database.write(tx -> tx.execute("DELETE FROM session"));

        page.locator("form.sheets button").click();
        page.navigate(DEMO.line().address("/login?next=/desk/new"));
        page.locator("#email").fill(Demo.AGENT);
        page.locator("#password").fill(Demo.PASSWORD);
        page.locator("main button").click();

        assertThat(page.locator("#words")).hasValue("Sa chaudière est en panne depuis hier");
        assertThat(page.locator("#name")).hasValue("Mme Petit");
        assertThat(page.locator("[name=way][value=CALL]")).isChecked();
        page.locator("form.sheets button").click();
        assertThat(page.locator("#thread")).containsText("Sa chaudière");
        page.navigate(DEMO.line().address("/desk/new"));
        assertThat(page.locator("#words")).hasValue("");
    }

    @Test
    void a_note_that_is_refused_says_so_where_nothing_can_be_replied() throws Exception {
        tenant("HUMAIN");
        Page page = DEMO.signedIn(Demo.SUPERVISOR, 1280);
        page.locator(".case-title").first().click();
        page.locator("#note").fill("Rappeler demain");
        DEMO.line().database.write(tx -> tx.execute("DELETE FROM session"));
        page.keyboard().press("Enter");

        assertThat(page.locator("[data-trouble]")).containsText("Votre session est terminée");
        assertThat(page.locator("#note")).hasValue("Rappeler demain");
    }

    @Test
    void the_team_is_followed_without_a_reload() throws Exception {
        Page page = DEMO.signedIn(Demo.SUPERVISOR, 1280);
        page.navigate(DEMO.line().address("/desk/team"));
        assertThat(page.locator(".figures strong").first()).hasText("0");

        tenant("HUMAIN");

        assertThat(page.locator(".figures strong").first()).hasText("1");
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }
}
