package org.palier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.web.Caller;

/** Variants, rows beside the scripts, notices and shared answers, in a real browser with the real line behind it. */
@Tag("browser")
class StudioRowsPageTest {
    @RegisterExtension
    static final BrowserDemo DEMO = new BrowserDemo();

    @AfterEach
    void forget() {
        DEMO.line().database.write(tx -> tx.execute("DELETE FROM manuscript"));
    }

    private static Page open(String path, int width) {
        Page page = DEMO.signedIn(Demo.ADMIN, width);
        page.navigate(DEMO.line().address(path));
        return page;
    }

    private static String lastReply() {
        return DEMO.line()
                .database
                .read(tx -> tx.createQuery("SELECT reply FROM message WHERE direction = 'in' ORDER BY id DESC LIMIT 1")
                        .mapTo(String.class)
                        .one());
    }

    private static void vary(Page page) {
        page.navigate(DEMO.line().address("/studio/s/thanks"));
        page.locator("#answer-fr .varied summary").click();
        page.locator("[id='for-landlord.fr']").selectOption("habitat-demo");
        page.locator("[id='for-commune.fr']").fill("Muret");
        page.locator("[name=varied][value=fr]").click();
        assertThat(page.locator("[id='commune.fr.0']")).hasValue("Muret");
    }

    @Test
    void a_text_for_one_commune_is_added_tried_and_taken_away() {
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        vary(page);
        assertThat(page.locator(".coverage tbody tr").first()).containsText("Habitat Demo, commune : Muret");
        assertThat(page.locator(".coverage .badge.wait").first()).containsText("à écrire");
        page.locator("[id='sms.fr.0']").fill("Merci à vous, à bientôt au guichet de Muret.");
        assertThat(page.locator("#preview-fr-0 .bubble")).containsText("guichet de Muret");

        page.locator("#try-text").fill("merci beaucoup");
        page.locator("#try-send").click();
        assertThat(page.locator("#try-thread .answered").first()).not().containsText("Muret");
        page.locator("#try-commune").fill("Muret");
        page.locator("[data-anew]").click();
        page.locator("#try-text").fill("merci beaucoup");
        page.locator("#try-send").click();
        assertThat(page.locator("#try-thread .answered").last()).containsText("guichet de Muret");

        page.onceDialog(dialog -> dialog.accept());
        page.locator("[name=removed][value='fr.0']").click();
        assertThat(page.locator(".coverage")).hasCount(0);
    }

    @Test
    void a_row_is_changed_in_a_draft_and_two_admins_see_each_other_s_words() {
        Page one = open("/studio/rows/sms?q=jpe", 1280);
        one.locator("table.rows a").first().click();
        Page other = DEMO.chromium().tab(one);
        other.navigate(one.url());
        one.locator("[id='cell.meaning']").fill("je peux bien");
        one.locator("main form.stack button").click();
        assertThat(one.locator(".notice")).containsText("gardé dans le brouillon");
        other.locator("[id='cell.meaning']").fill("je pourrais");
        other.locator("main form.stack button").click();

        assertThat(other.locator(".notice.danger")).containsText("je peux bien");
        assertThat(other.locator("[id='cell.meaning']")).hasValue("je pourrais");
        other.locator("main form.stack button").click();
        assertThat(other.locator("table.rows")).containsText("je pourrais");
        assertThat(DEMO.line().count("manuscript WHERE file = 'sms.yaml' AND content LIKE '%# je, j''ai%'"))
                .isEqualTo(1);
    }

    @Test
    void a_row_with_an_error_is_not_kept() {
        Page page = open("/studio/rows/messages/row?name=ask.again", 1280);
        page.locator("[id='cell.fr.sms']").fill("Encore {landlord.nom}.");
        page.locator("main form.stack button").click();

        assertThat(page.locator(".notice.danger")).containsText("landlord.name");
        assertThat(page.locator("[id='cell.fr.sms']")).hasValue("Encore {landlord.nom}.");
        assertThat(DEMO.line().count("manuscript")).isZero();
    }

    @Test
    void a_notice_is_told_once_ended_and_audited() throws Exception {
        Page page = open("/studio/notices", 1280);
        page.locator("[id='sms.fr.0']")
                .fill("L'eau sera coupée jeudi de 9 h à 11 h. Gardez une bouteille d'eau. Tout sera prêt vers midi.");
        assertThat(page.locator("#notice-preview .bubble")).containsText("coupée jeudi");
        assertThat(page.locator("#notice-preview")).containsText("coûtent plus : ê");
        page.locator("[data-rewrite]").click();
        page.locator("#notice-preview").scrollIntoViewIfNeeded();
        page.locator("main form.stack details summary").click();
        page.locator("[id='sms.es.0']").fill("El jueves no hay agua de 9 a 11.");
        assertThat(page.locator("#notice-preview")).containsText("El jueves no hay agua");
        page.locator("main form.stack button").last().click();
        assertThat(page.locator(".notice")).containsText("L'annonce est en ligne");

        DEMO.line().text(40, "je voudrais ma quittance");
        assertThat(lastReply()).contains("L'eau sera coupée jeudi");
        DEMO.line().text(40, "merci beaucoup");
        assertThat(lastReply()).doesNotContain("coupée");
        DEMO.line().text(41, "ça sent le gaz dans l'escalier");
        assertThat(lastReply()).doesNotContain("coupée");

        Caller admin = DEMO.line().signedIn(Demo.ADMIN);
        String[] said = {"text", "je voudrais ma quittance", "channel", "SMS", "when", ""};
        assertThat(admin.post("/studio/s/thanks/try", said).body()).contains("sera coup");
        said[5] = "2020-01-06T10:00";
        assertThat(admin.post("/studio/s/thanks/try", said).body()).doesNotContain("sera coup");

        page.locator("form[action$='/end'] button").first().click();
        assertThat(page.locator(".notice")).containsText("terminée");
        DEMO.line().text(42, "je voudrais ma quittance");
        assertThat(lastReply()).doesNotContain("coupée");
        assertThat(DEMO.line().count("audit WHERE action IN ('notice-added', 'notice-ended')"))
                .isEqualTo(2);
    }

    @Test
    void a_shared_answer_reaches_an_adviser() throws Exception {
        Page page = open("/desk/shared", 1280);
        page.locator("#own-title").fill("Travaux");
        page.locator("#own-text").fill("Les travaux finissent vendredi.");
        page.locator("main form.stack button").click();
        assertThat(page.locator(".past")).containsText("Les travaux finissent vendredi");

        DEMO.line().text(50, "HUMAIN");
        long conversation = DEMO.line().id("SELECT max(id) FROM conversation");
        Caller adviser = DEMO.line().signedIn(Demo.AGENT);
        adviser.post("/desk/c/" + conversation + "/take");
        assertThat(adviser.get("/desk/c/" + conversation).body()).contains("Les travaux finissent vendredi");
        assertThat(DEMO.line().count("audit WHERE action = 'shared-text-changed'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void every_page_fits_its_screen_and_passes_axe(int width) {
        Page page = DEMO.signedIn(Demo.ADMIN, width);
        vary(page);
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
        checked(page);
        for (String path : List.of(
                "/studio/variants",
                "/studio/notices",
                "/desk/shared",
                "/studio/rows/lexicon",
                "/studio/rows/sms?q=je",
                "/studio/rows/messages",
                "/studio/rows/numbers?from=25",
                "/studio/rows/sms/row",
                "/studio/rows/lexicon/row?name=gas",
                "/studio/rows/numbers/row?name=samu",
                "/studio/rows/messages/row?name=notice")) {
            page.navigate(DEMO.line().address(path));
            checked(page);
        }
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
