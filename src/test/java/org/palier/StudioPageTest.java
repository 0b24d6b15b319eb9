package org.palier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The studio as admins use it: a real browser, the real line behind it, tenants who write meanwhile. */
@Tag("browser")
class StudioPageTest {
    private static final String SMS = "[id='sms.fr.0']";

    private static final String AUDITED = "audit WHERE action IN ('scripts-published', 'script-restored')";

    /** A draft may have to learn before it is tried. */
    private static final double LEARNING = 120_000;

    @RegisterExtension
    static final BrowserDemo DEMO = new BrowserDemo();

    @AfterEach
    void forget() {
        for (String table : List.of("manuscript", "shadow", "mark")) {
            DEMO.line().database.write(tx -> tx.execute("DELETE FROM " + table));
        }
    }

    private static void write(Page page, String script, String words) {
        page.navigate(DEMO.line().address("/studio/s/" + script));
        page.locator(SMS).fill(words);
        assertThat(page.locator("#state .badge.wait")).isVisible();
        assertThat(page.locator("#preview-fr-0 .bubble")).containsText(words.substring(0, 12));
    }

    private static void check(Page page) {
        page.locator("[data-check]").click();
        assertThat(page.locator("#publish")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LEARNING));
    }

    private static void publish(Page page, String why) {
        page.locator("#message").fill(why);
        page.locator("#publish .buttons button").click();
        assertThat(page.locator(".notice")).containsText("C'est en ligne");
    }

    private static void plan(Page page) {
        page.navigate(DEMO.line().address("/studio/s/thanks"));
        check(page);
        page.locator("#message").fill("Les fêtes");
        page.locator("#publish summary").click();
        page.locator("#when").fill("2040-12-24T08:00");
        page.locator("[formaction='/studio/plan']").click();
        assertThat(page.locator(".drafts .badge")).containsText("24 déc. 2040");
    }

    private static String lastReply() {
        return DEMO.line()
                .database
                .read(tx -> tx.createQuery("SELECT reply FROM message WHERE direction = 'in' ORDER BY id DESC LIMIT 1")
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void a_changed_answer_is_tried_replayed_published_under_traffic_and_taken_back() throws Exception {
        int audited = DEMO.line().count(AUDITED);
        DEMO.line().text(1, "je peux payer que le 15");
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        write(page, "rent-deferral", "Dites ici quel jour vous pouvez payer. Un conseiller lit votre message.");
        page.locator("#try-text").fill("je peux payer que le 15");
        page.locator("#try-send").click();
        assertThat(page.locator("#try-thread .answered"))
                .containsText("Un conseiller lit", new LocatorAssertions.ContainsTextOptions().setTimeout(LEARNING));
        check(page);
        assertThat(page.locator("#result")).containsText("mêmes sujets, autres mots");
        assertThat(page.locator("ins").first()).isVisible();

        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicInteger sent = new AtomicInteger();
        AtomicReference<Exception> failed = new AtomicReference<>();
        int before = DEMO.line().count("message WHERE direction = 'in'");
        Thread tenants = new Thread(() -> {
            try {
                while (writing.get()) {
                    DEMO.line().text(100 + sent.getAndIncrement(), "je peux payer que le 15");
                }
            } catch (Exception e) {
                failed.set(e);
            }
        });
        tenants.start();
        publish(page, "Plus court");
        Instant published = Instant.ofEpochMilli(DEMO.line().id("SELECT max(at) FROM publication"));
        int after = sent.get() + 5;
        await().atMost(Duration.ofSeconds(30)).until(() -> sent.get() > after);
        writing.set(false);
        tenants.join();

        assertThat(failed.get()).isNull();
        assertThat(DEMO.line().count("message WHERE direction = 'in'") - before).isEqualTo(sent.get());
        assertThat(DEMO.line().count("message WHERE reply IS NULL AND direction = 'in'"))
                .isZero();
        long twoSecondsLater = published.plusSeconds(2).toEpochMilli();
        assertThat(DEMO.line()
                        .count("message WHERE at > " + twoSecondsLater + " AND reply NOT LIKE '%conseiller lit%'"))
                .isZero();
        assertThat(lastReply()).contains("Un conseiller lit");

        page.navigate(DEMO.line().address("/studio/s/rent-deferral/history"));
        page.locator(".history a").last().click();
        page.locator("main form button").click();
        assertThat(page.locator(".notice")).containsText("de nouveau en ligne");
        DEMO.line().text(99, "je peux payer que le 15");
        assertThat(lastReply()).doesNotContain("conseiller lit").contains("cas par cas");
        assertThat(DEMO.line().count(AUDITED) - audited).isEqualTo(2);
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    @Test
    void what_was_missed_becomes_examples_of_a_draft_or_is_set_aside_and_taken_back() throws Exception {
        DEMO.line().text(11, "zouave xylophone volant au 06 39 98 00 11");
        DEMO.line().text(12, "le xilofone volant du zouave svp");
        await().until(() -> DEMO.line().count("miss") >= 2);
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        page.navigate(DEMO.line().address("/studio/misses"));
        Locator group = page.locator(".miss", new Page.LocatorOptions().setHasText("xylophone"));
        assertThat(group.locator("textarea").inputValue())
                .contains("xylophone volant au …")
                .doesNotContain("00 11");

        group.locator("[formaction$=aside]").click();
        assertThat(page.locator(".miss", new Page.LocatorOptions().setHasText("xylophone")))
                .hasCount(0);
        page.locator(".misses-told form button").click();
        group.locator("select").selectOption("thanks");
        group.locator("form button:not([formaction])").click();

        assertThat(page.locator(".misses-told a")).containsText("Vérifier");
        page.navigate(DEMO.line().address("/studio/s/thanks"));
        assertThat(page.locator(".neighbours")).containsText("xylophone volant au …");
        assertThat(DEMO.line().count("audit WHERE action LIKE 'misses-%'")).isEqualTo(3);
        page.navigate(DEMO.line().address("/studio/misses/settled"));
        assertThat(page.locator(".history")).containsText("exemples de");
    }

    @Test
    void a_landlord_is_changed_after_a_look_live_at_once_and_taken_back() throws Exception {
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        page.navigate(DEMO.line().address("/studio/landlord"));
        page.locator("[id='hours.saturday']").fill("de 9 à midi");
        page.locator(".landlord .buttons button").click();
        assertThat(page.locator(".notice.danger")).containsText("Samedi");
        assertThat(page.locator("[id='hours.saturday']")).hasValue("de 9 à midi");
        page.locator("[id='hours.saturday']").fill("9:00-12:00");
        page.locator("#name").fill("Habitat Nouveau");
        page.locator(".landlord .buttons button").click();
        assertThat(page.locator("ins")).hasText(new String[] {"Nouveau", "9:00-12:00"});
        Page other = DEMO.chromium().tab(page);
        other.navigate(page.url().replace("/check", ""));
        other.locator("#name").fill("Habitat Autre");
        other.locator(".landlord .buttons button").click();

        page.locator("main form.buttons button").click();
        assertThat(page.locator(".notice")).containsText("C'est en ligne");
        DEMO.line().text(60, "bonjour");
        assertThat(lastReply()).contains("Habitat Nouveau");
        other.locator("main form.buttons button").click();
        assertThat(other.locator(".notice")).containsText("quelqu'un a modifié");

        page.navigate(DEMO.line().address("/studio/landlord/history"));
        page.locator(".history form button").click();
        assertThat(page.locator(".notice")).containsText("de nouveau en ligne");
        DEMO.line().text(61, "bonjour");
        assertThat(lastReply()).contains("Habitat Demo");
        assertThat(DEMO.line().count("audit WHERE action IN ('landlord-published', 'landlord-restored')"))
                .isEqualTo(2);
    }

    @Test
    void a_draft_goes_live_at_its_time_unless_somebody_takes_that_back() throws Exception {
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        write(page, "thanks", "Avec plaisir. Bonnes fêtes à toute la maison.");
        plan(page);
        page.locator(".drafts form button").click();
        assertThat(page.locator(".drafts .badge")).hasCount(0);

        plan(page);
        DEMO.line().database.write(tx -> tx.execute("UPDATE planned SET due_at = 1"));
        await().atMost(Duration.ofSeconds(60)).until(() -> DEMO.line().count("planned") == 0);
        DEMO.line().text(70, "merci beaucoup");
        assertThat(lastReply()).contains("Bonnes fêtes");
    }

    @Test
    void a_draft_answers_silently_and_what_it_would_change_is_judged_before_it_is_published() throws Exception {
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        page.onDialog(dialog -> dialog.accept());
        write(page, "thanks", "Avec plaisir. Une belle semaine à vous.");
        check(page);
        page.locator("#hours").selectOption("1");
        page.locator("[action='/studio/shadow'] button").click();
        assertThat(page.locator(".notice")).containsText("a commencé");
        String shadow = page.url().replaceAll("\\?.*", "");

        DEMO.line().text(80, "merci beaucoup");
        assertThat(lastReply()).doesNotContain("belle semaine");
        await().atMost(Duration.ofSeconds(60)).until(() -> DEMO.line().count("shadow_change") > 0);
        page.navigate(shadow);
        assertThat(page.locator("#result")).containsText("mêmes sujets, autres mots : 1");
        page.locator("#result summary").first().click();
        assertThat(page.locator("#result .bubble").last()).containsText("belle semaine");
        page.locator("#result [value=worse]").click();
        assertThat(page.locator("#result [value=worse]")).hasAttribute("aria-pressed", "true");
        checked(page);

        page.locator(".check a.button").click();
        assertThat(page.locator("#publish")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LEARNING));
        assertThat(page.locator("#publish")).containsText("« Moins bien »");
        page.navigate(shadow);
        page.locator("[action$='/stop'] button").click();
        assertThat(page.locator("#h-state + p")).containsText("arrêté");
        page.locator("[action$='/drop'] button").click();
        assertThat(page.locator(".notice")).containsText("effacé");
        assertThat(DEMO.line().count("shadow_change")).isZero();
        assertThat(DEMO.chromium().complaints()).isEmpty();
    }

    @Test
    void a_golden_phrase_that_would_break_bars_the_draft() {
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        page.navigate(DEMO.line().address("/studio/s/press"));
        Locator phrases = page.locator(".tests li");
        int last = phrases.count() - 2;
        page.locator("[id='say." + last + "']").fill("l'ascenseur est en panne depuis hier");
        assertThat(page.locator("#state .badge.wait")).isVisible();
        check(page);

        assertThat(page.locator("#result")).containsText("l'ascenseur est en panne depuis hier");
        assertThat(page.locator("#publish")).containsText("Des phrases témoins ne sont plus comprises");
        assertThat(page.locator("#publish button")).hasCount(0);
    }

    @Test
    void a_script_about_danger_takes_two_persons() {
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        write(page, "gas-smell", "Sortez tout de suite sans toucher aux lumières. Dehors, appelez le {number.gas}.");
        check(page);
        assertThat(page.locator("#publish")).containsText("une autre personne doit le relire");
        page.locator("#message").fill("Plus court");
        page.locator("#publish .buttons button").click();
        assertThat(page.locator(".notice")).containsText("La relecture est demandée");

        Page second = DEMO.signedIn(Demo.SECOND_ADMIN, 1280);
        second.navigate(DEMO.line().address("/studio"));
        second.locator(".drafts a.badge").click();
        assertThat(second.locator("#publish")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LEARNING));
        assertThat(second.locator("#publish")).containsText("Plus court");
        publish(second, "Relu");
        assertThat(second.locator(".history li").first()).containsText("à la demande de Dominique");
    }

    @Test
    void two_admins_on_one_draft_know_of_each_other_and_neither_loses_a_word() {
        Page one = DEMO.signedIn(Demo.ADMIN, 1280);
        write(one, "thanks", "Avec plaisir. Écrivez quand vous voulez.");
        Page other = DEMO.chromium().tab(one);
        other.navigate(DEMO.line().address("/studio/s/thanks"));
        one.locator(SMS).fill("Avec plaisir. Répondez ici.");
        assertThat(one.locator("#preview-fr-0 .bubble")).containsText("Répondez ici");
        other.locator(SMS).fill("De rien. Appelez quand vous voulez.");

        assertThat(other.locator("#conflict")).isVisible();
        assertThat(other.locator("#conflict del").first()).isVisible();
        assertThat(other.locator(SMS)).hasValue("De rien. Appelez quand vous voulez.");
        other.locator("#conflict button").click();
        other.waitForLoadState();
        assertThat(other.locator(SMS)).hasValue("De rien. Appelez quand vous voulez.");
        assertThat(other.locator("#conflict")).hasCount(0);
    }

    @Test
    void who_changes_a_sentence_changes_nothing_else() {
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        write(page, "rent-difficulty", "Vous avez bien fait. Dites-nous ce que vous pouvez payer ce mois-ci.");
        check(page);

        assertThat(page.locator("section[aria-labelledby=h-diff] h3")).hasText(new String[] {"Réponse en français"});
    }

    @Test
    void the_cost_of_letters_is_told_and_taken_out_by_one_click() {
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        write(page, "thanks", "Vous êtes bien aimable, répondez ici même si c'est tard le soir ou si c'est déjà fête.");

        assertThat(page.locator("#preview-fr-0")).containsText("coûtent plus : ê");
        page.locator("#preview-fr-0 [data-rewrite]").click();
        assertThat(page.locator(SMS))
                .hasValue("Vous etes bien aimable, répondez ici meme si c'est tard le soir ou si c'est déjà fete.");
        assertThat(page.locator("#preview-fr-0")).containsText("1 SMS");
    }

    @Test
    void a_broken_file_is_told_by_its_line_and_never_reaches_the_line() throws Exception {
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        page.navigate(DEMO.line().address("/studio/s/thanks/yaml"));
        page.locator("#yaml").fill("id: thanks\ntitle: Merci\nqueu: social\n");
        page.locator("main form.stack button").click();

        assertThat(page.locator(".problems")).containsText("Ligne 3");
        DEMO.line().text(7, "merci beaucoup");
        assertThat(lastReply()).doesNotContain("[]");
        page.navigate(DEMO.line().address("/studio/check?file=thanks"));
        assertThat(page.locator("#publish")).hasCount(0);
        assertThat(page.locator(".notice.danger")).containsText("ne peut pas encore être publié");
    }

    private static final Pattern ENGLISH = Pattern.compile("\\b(the|write|must|there|unknown|mean|keep|remove)\\b");

    private record Broken(int line, String content) {}

    private static final List<Broken> BROKEN = List.of(
            new Broken(3, "id: thanks\ntitle: ["),
            new Broken(2, "id: thanks\ntitle: !!javax.script.ScriptEngineManager []"),
            new Broken(1, "a: &a [x, x]\nb: &b [*a, *a]\nid: *b"),
            new Broken(3, "id: thanks\ntitle: Merci\ntitle: Encore"),
            new Broken(3, "id: thanks\ntitle: Merci\nqueu: social"),
            new Broken(1, "id: ../../etc/passwd\ntitle: Merci"),
            new Broken(4, "id: thanks\ntitle: Merci\nanswer:\n  en: {sms: \"Thanks.\"}\nexamples:\n  fr: [merci]"),
            new Broken(
                    4, "id: thanks\ntitle: Merci\nanswer:\n  fr: {sms: \"{landlord.nam}\"}\nexamples:\n  fr: [merci]"),
            new Broken(3, "id: thanks\ntitle: Merci\nescalation: sometimes"),
            new Broken(3, "id: thanks\ntitle: Merci\ndanger: perhaps"));

    @Test
    void ten_broken_files_are_refused_with_line_and_reason_and_the_line_goes_on() throws Exception {
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        page.navigate(DEMO.line().address("/studio/s/thanks/yaml"));
        for (Broken broken : BROKEN) {
            page.locator("#yaml").fill(broken.content());
            page.locator("main form.stack button").click();
            page.waitForLoadState();
            assertThat(page.locator("#yaml")).hasValue(broken.content() + "\n");
            assertThat(page.locator(".problems")).containsText("Ligne " + broken.line() + ",");
            assertThat(page.locator(".problems")).not().containsText(ENGLISH);
            page.navigate(DEMO.line().address("/studio/check?file=thanks"));
            assertThat(page.locator("#publish, [action='/studio/shadow']")).hasCount(0);
            page.navigate(DEMO.line().address("/studio/s/thanks/yaml"));
        }
        DEMO.line().text(90, "merci beaucoup");
        assertThat(lastReply()).doesNotContain("[]");
    }

    @Test
    void the_keyboard_alone_finds_a_script_changes_it_and_looks_at_what_changes() {
        Page page = DEMO.signedIn(Demo.ADMIN, 1280);
        page.navigate(DEMO.line().address("/studio"));
        page.locator("#q").focus();
        page.keyboard().type("merci");
        page.keyboard().press("Enter");
        page.waitForURL("**/studio?q=merci*");
        for (int i = 0;
                i < 30 && !Boolean.TRUE.equals(page.evaluate("document.activeElement.closest('th') !== null"));
                i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        page.waitForURL("**/studio/s/*");
        page.locator(SMS).focus();
        page.keyboard().press("End");
        page.keyboard().type(" Écrivez.");
        assertThat(page.locator("#state .badge.wait")).isVisible();
        page.locator("[data-check]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#h-diff")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void every_page_fits_its_screen_and_passes_axe(int width) throws Exception {
        DEMO.line().text(3, "je peux payer que le 15");
        Page page = DEMO.signedIn(Demo.ADMIN, width);
        write(page, "rent-deferral", "Dites quel jour vous pouvez payer.");
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
        checked(page);
        check(page);
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
        checked(page);
        DEMO.line()
                .database
                .write(tx -> tx.execute("UPDATE folder_file SET waiting = 'id: thanks' WHERE file = 'thanks.yaml'"));
        for (String path : List.of(
                "/insights",
                "/insights/trends",
                "/insights/confidence",
                "/insights/phrases",
                "/studio/s/thanks/outside",
                "/studio",
                "/studio?from=25",
                "/studio/s/rent-deferral/yaml",
                "/studio/s/lexicon",
                "/studio/misses",
                "/studio/misses/settled",
                "/studio/landlord",
                "/studio/landlord/history",
                "/studio/history",
                "/studio/s/rent-deferral/history",
                "/studio/revisions/1")) {
            page.navigate(DEMO.line().address(path));
            page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
            checked(page);
        }
        DEMO.line().database.write(tx -> tx.execute("UPDATE folder_file SET waiting = NULL"));
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
