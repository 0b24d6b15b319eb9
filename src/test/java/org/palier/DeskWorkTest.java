package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.landlords.Landlords;
import org.palier.line.LateNotices;
import org.palier.line.LineEvents;
import org.palier.web.Caller;

/** What advisers do beside answering, over real HTTP: typing in contacts, narrowing lists, noting, keeping promises. */
class DeskWorkTest {
    @TempDir
    static Path data;

    private static DemoLine line;

    @BeforeAll
    static void start() throws Exception {
        line = new DemoLine(data);
    }

    @AfterAll
    static void stop() {
        line.close();
    }

    @BeforeEach
    void forget() {
        line.forgetAll();
        line.database.write(tx -> tx.execute("DELETE FROM saved_view"));
        line.database.write(tx -> tx.execute("DELETE FROM ready_text"));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String value(String select) {
        return line.database.read(
                tx -> tx.createQuery(select).mapTo(String.class).findOne().orElse(""));
    }

    private static long conversation(int tenant) {
        return line.id("SELECT conversation_id FROM contact WHERE address = '+3363998%04d'".formatted(tenant));
    }

    private static HttpResponse<String> typedIn(Caller adviser, String number, String name, String words, String next)
            throws Exception {
        return adviser.post(
                "/desk/new",
                "way",
                "VISIT",
                "number",
                number,
                "name",
                name,
                "residence",
                "Les Érables",
                "language",
                "fr",
                "words",
                words,
                "intent",
                "auto",
                "queue",
                "auto",
                "next",
                next);
    }

    @Test
    void a_visit_becomes_a_request_like_any_other() throws Exception {
        Caller adviser = line.signedIn(Demo.AGENT);

        String page = location(typedIn(adviser, "06 39 98 00 31", "Mme Roux", "elle na plus de chauffage", "wait"));

        assertThat(page).endsWith("?told=typed-in");
        assertThat(value("SELECT intent || ' ' || queue || ' ' || state FROM escalation"))
                .isEqualTo("heating-hot-water technique waiting");
        assertThat(value("SELECT name || ', ' || residence || ', ' || kind FROM contact"))
                .isEqualTo("Mme Roux, Les Érables, subscriber");
        assertThat(adviser.get("/desk").body()).contains("elle na plus de chauffage", "Mme Roux");
        assertThat(adviser.get(page).body()).contains("saisi par Camille (démo), visite");
        assertThat(line.count("escalation WHERE promise_at > opened_at")).isEqualTo(1);
        assertThat(line.count("audit WHERE action = 'contact-typed-in' AND staff_id IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void a_visit_of_somebody_who_writes_joins_the_open_conversation_and_request() throws Exception {
        line.text(31, "HUMAIN");
        line.text(32, "fuite d'eau sous mon évier, ça coule partout");
        line.text(32, "oui");
        Caller adviser = line.signedIn(Demo.AGENT);

        typedIn(adviser, "06 39 98 00 32", "", "il y a une fuite d'eau sous l'évier", "wait");
        typedIn(adviser, "06 39 98 00 31", "", "elle demande sa quittance de loyer", "mine");

        assertThat(line.count("conversation")).isEqualTo(2);
        assertThat(line.count("escalation WHERE conversation_id = " + conversation(32)))
                .isEqualTo(1);
        assertThat(line.count("escalation WHERE state = 'held' AND conversation_id = " + conversation(31)))
                .isEqualTo(2);
        line.text(31, "vous m'avez trouvée ?");
        assertThat(line.count("message WHERE conversation_id = " + conversation(31)))
                .isEqualTo(3);
    }

    @Test
    void who_gave_no_number_can_be_noted_but_not_texted() throws Exception {
        Caller adviser = line.signedIn(Demo.AGENT);

        String page = location(typedIn(adviser, "", "M. Petit", "il demande une attestation de loyer", "mine"))
                .replaceAll("\\?.*", "");

        assertThat(adviser.get(page).body())
                .contains("n'a pas laissé de numéro")
                .doesNotContain("id=\"text\"");
        assertThat(location(adviser.post(page + "/say", "text", "Bonjour", "once", "offline")))
                .endsWith("told=unreachable");
        assertThat(line.count("outbox")).isZero();
    }

    @Test
    void a_call_that_is_settled_is_kept_as_ended_and_danger_is_always_urgent() throws Exception {
        Caller adviser = line.signedIn(Demo.AGENT);

        typedIn(adviser, "06 39 98 00 33", "", "elle demande sa quittance de loyer", "called");
        typedIn(adviser, "06 39 98 00 34", "", "ça sent le gaz dans l'escalier", "wait");

        assertThat(value("SELECT outcome FROM escalation WHERE state = 'closed'"))
                .isEqualTo("called");
        assertThat(line.count("escalation WHERE state = 'waiting' AND urgent = 1 AND queue = 'urgence'"))
                .isEqualTo(1);
        assertThat(adviser.post("/desk/new/topic", "words", "ça sent le gaz").body())
                .contains("Danger possible", "Odeur de gaz");
    }

    @ParameterizedTest
    @CsvSource({"'', '', bonjour", "12, Anne, bonjour", "06 39 98 00 35, '', ''"})
    void what_cannot_be_kept_is_refused_in_a_sentence_and_stays_in_the_form(String number, String name, String words)
            throws Exception {
        HttpResponse<String> answer = typedIn(line.signedIn(Demo.AGENT), number, name, words, "wait");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("role=\"alert\"", "value=\"Les Érables\"");
        assertThat(line.count("contact")).isZero();
    }

    @Test
    void a_list_is_narrowed_saved_and_forgotten() throws Exception {
        line.text(1, "fuite d'eau sous mon évier, ça coule partout");
        line.text(1, "oui");
        line.text(2, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String leak = "href=\"/desk/c/" + conversation(1) + "\"";
        String person = "href=\"/desk/c/" + conversation(2) + "\"";

        assertThat(adviser.get("/desk?intent=water-leak").body()).contains(leak).doesNotContain(person);
        assertThat(adviser.get("/desk?language=fr&queue=administratif").body())
                .contains(person)
                .doesNotContain(leak);
        assertThat(adviser.get("/desk?language=ar").body()).contains("ne correspond à ce filtre");
        assertThat(adviser.get("/desk?hours=4").body()).doesNotContain(leak);
        line.database.write(tx -> tx.execute("UPDATE escalation SET opened_at = opened_at - 5 * 3600 * 1000"));
        assertThat(adviser.get("/desk?hours=4").body()).contains(leak, person);
        assertThat(adviser.get("/desk?intent=%27x&hours=abc&language=%22").body())
                .contains(leak, person);

        String saved = location(adviser.post("/desk/views?view=waiting&intent=water-leak", "name", "Fuites <b>"));
        assertThat(adviser.get(saved).body()).contains("Fuites &lt;b&gt;", "aria-current=\"page\"");
        assertThat(line.signedIn(Demo.COLLEAGUE).get("/desk").body()).doesNotContain("Fuites");
        adviser.post("/desk/views/" + line.id("SELECT id FROM saved_view") + "/remove");
        assertThat(adviser.get("/desk").body()).doesNotContain("Fuites");
        assertThat(location(adviser.post("/desk/next?intent=water-leak"))).isEqualTo("/desk/c/" + conversation(1));
    }

    @Test
    void ended_requests_are_listed_the_last_first_narrowed_and_page_by_page() throws Exception {
        for (int tenant = 1; tenant <= 52; tenant++) {
            line.text(tenant, tenant == 7 ? "mon mari me frappe" : "HUMAIN");
        }
        line.database.write(tx -> tx.execute("""
                UPDATE escalation SET state = 'closed', holder = NULL, closed_at = 1000 * id, outcome = 'called'
                WHERE queue = 'administratif' OR restricted = 1"""));
        Caller adviser = line.signedIn(Demo.COLLEAGUE);

        String first = adviser.get("/desk?view=closed").body();
        assertThat(first).contains("Les dernières closes", "close : ").doesNotContain("/claim\"");
        assertThat(first.indexOf("/desk/c/" + conversation(52) + "\""))
                .isPositive()
                .isLessThan(first.indexOf("/desk/c/" + conversation(51) + "\""));
        String next = first.replaceFirst("(?s).*id=\"next-page\" href=\"([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(adviser.get(next).body())
                .contains("/desk/c/" + conversation(1) + "\"")
                .doesNotContain("/desk/c/" + conversation(52) + "\"", "id=\"next-page\"");
        assertThat(adviser.get("/desk?view=closed&intent=water-leak").body()).contains("ne correspond à ce filtre");
        assertThat(line.signedInNew("technique").get("/desk?view=closed").body())
                .contains("Aucune demande close");
    }

    @Test
    void own_ready_answers_are_filled_in_and_belong_to_one_adviser() throws Exception {
        line.text(1, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        Caller colleague = line.signedIn(Demo.COLLEAGUE);

        assertThat(adviser.post("/desk/texts", "title", "Rappel", "text", "Ici {personne}")
                        .body())
                .contains("Inconnu entre accolades : {personne}");
        adviser.post("/desk/texts", "title", "Rappel", "text", "Bonjour {nom}. Ici {conseiller}, demande {reference}.");
        String page = location(adviser.post("/desk/next"));

        String reference = value("SELECT reference FROM escalation");
        assertThat(adviser.get(page).body()).contains("data-ready=\"Ici Camille, demande " + reference + ".\"");
        long text = line.id("SELECT id FROM ready_text");
        assertThat(colleague.get("/desk/texts/" + text).statusCode()).isEqualTo(404);
        assertThat(colleague
                        .post("/desk/texts/" + text, "title", "x", "text", "y")
                        .statusCode())
                .isEqualTo(404);
        colleague.post("/desk/texts/" + text + "/remove");
        assertThat(line.count("ready_text")).isEqualTo(1);
    }

    @Test
    void a_colleague_who_is_named_in_a_note_finds_it_until_it_is_read() throws Exception {
        line.text(1, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        Caller named = line.signedIn(Demo.COLLEAGUE);
        String page = location(adviser.post("/desk/next"));

        adviser.post(page + "/note", "text", "@sacha tu la connais ?");

        assertThat(named.get("/desk").body()).contains("<span>Mentions</span> <strong class=\"count\">1</strong>");
        assertThat(named.get("/desk/mentions").body()).contains("@sacha tu la connais ?", "href=\"" + page + "\"");
        assertThat(adviser.get("/desk/mentions").body()).doesNotContain("@sacha");
        named.get(page);
        assertThat(named.get("/desk").body()).contains("<span>Mentions</span> <strong class=\"count\">0</strong>");
        assertThat(named.get("/desk/mentions").body()).contains("@sacha tu la connais ?");
    }

    @Test
    void a_colleague_who_may_not_see_a_request_is_not_told_of_it() throws Exception {
        line.text(1, "HUMAIN");
        line.signedInNew("technique");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = location(adviser.post("/desk/next"));

        assertThat(location(adviser.post(page + "/note", "text", "@Lou regarde")))
                .endsWith("told=not-told");
        assertThat(line.count("mention")).isZero();
    }

    /** Tells of promises that end within the next minutes, as the line does every half minute. */
    private static void tellLate() {
        new LateNotices(
                        line.database,
                        new Landlords(line.database, Clock.systemUTC())::withId,
                        (tx, text) -> {},
                        Clock.systemUTC(),
                        LineEvents.UNWATCHED)
                .run();
    }

    /** What was told; by this test or by the line itself, which looks as well. */
    private static List<String> told() {
        return line.database.read(tx -> tx.createQuery("SELECT text FROM message WHERE direction = 'out' ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    private static void promise(Duration left) {
        long until = Instant.now().plus(left).toEpochMilli();
        line.database.write(tx -> tx.execute("UPDATE escalation SET promise_at = ?", until));
    }

    @Test
    void a_tenant_is_told_once_before_a_promise_is_missed() throws Exception {
        line.text(1, "HUMAIN");
        promise(Duration.ofMinutes(20));
        tellLate();
        assertThat(told()).isEmpty();

        promise(Duration.ofMinutes(4));
        tellLate();
        tellLate();

        assertThat(told()).hasSize(1);
        assertThat(told().get(0)).contains(value("SELECT reference FROM escalation"), "prend du retard");
        assertThat(line.count("audit WHERE action = 'tenant-told-late' AND escalation_id IS NOT NULL"))
                .isEqualTo(1);
        Caller supervisor = line.signedIn(Demo.SUPERVISOR);
        assertThat(supervisor.get("/desk/team").body()).contains("locataire prévenu du retard");
        assertThat(supervisor.get("/desk/c/" + conversation(1)).body()).contains("prend du retard");
        promise(Duration.ofMinutes(3));
        tellLate();
        assertThat(told()).as("another promise").hasSize(2);
    }

    @Test
    void a_tenant_reads_of_a_missed_promise_in_the_own_language() throws Exception {
        line.text(1, "HUMAIN");
        for (Map.Entry<String, String> each : Map.of(
                        "en", "running late", "es", "lleva retraso", "pt", "atrasado", "ar", "متأخر", "oc", "retard")
                .entrySet()) {
            line.database.write(tx -> tx.execute("UPDATE contact SET language = ?", each.getKey()));
            line.database.write(tx -> tx.execute("UPDATE escalation SET told_late_of = NULL"));
            promise(Duration.ofMinutes(2));
            tellLate();
            assertThat(told()).as(each.getKey()).last().asString().contains(each.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE contact SET discreet = 1",
                "UPDATE contact SET opted_out_at = 1",
                "UPDATE contact SET untextable = 'fixe'",
                "UPDATE contact SET address = '+33536490099'",
                "UPDATE escalation SET restricted = 1",
                "UPDATE escalation SET answered_at = 1",
                "UPDATE escalation SET state = 'closed', closed_at = 1"
            })
    void nobody_is_told_of_a_missed_promise_who_may_not_or_need_not_be(String change) throws Exception {
        line.text(1, "HUMAIN");
        line.database.write(tx -> tx.execute(change));
        promise(Duration.ofMinutes(2));

        tellLate();

        assertThat(told()).isEmpty();
    }

    @Test
    void a_new_message_takes_up_the_request_of_its_own_conversation() throws Exception {
        line.text(1, "fuite d'eau sous mon évier, ça coule partout");
        line.text(1, "oui");
        close(1);

        line.text(1, "merci beaucoup");
        assertThat(line.count("escalation WHERE state = 'closed'")).isEqualTo(1);
        line.text(1, "zblorg gnu frotz");

        assertThat(line.count("escalation WHERE state = 'waiting' AND outcome IS NULL AND answered_at IS NULL"))
                .isEqualTo(1);
        assertThat(line.count("escalation")).isEqualTo(1);
        assertThat(line.signedIn(Demo.AGENT).get("/desk/c/" + conversation(1)).body())
                .contains("Le locataire a écrit de nouveau");
        line.text(1, "SUIVI");
        assertThat(value("SELECT reply FROM message ORDER BY id DESC LIMIT 1"))
                .contains(value("SELECT reference FROM escalation"));
    }

    @Test
    void another_need_and_an_old_request_are_left_alone() throws Exception {
        line.text(1, "fuite d'eau sous mon évier, ça coule partout");
        line.text(1, "oui");
        close(1);
        line.text(1, "comment avoir une quittance de loyer ?");
        assertThat(line.count("escalation WHERE state = 'closed' AND intent = 'water-leak'"))
                .isEqualTo(1);

        line.database.write(tx -> tx.execute("UPDATE conversation SET closed_at = 1, version = version + 1"));
        line.text(1, "zblorg gnu frotz");

        assertThat(line.count("conversation")).isEqualTo(2);
        assertThat(line.count("escalation WHERE state = 'closed' AND intent = 'water-leak'"))
                .isEqualTo(1);
    }

    private static void close(int tenant) throws Exception {
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = "/desk/c/" + conversation(tenant);
        adviser.post(page + "/take");
        adviser.post(page + "/close", "outcome", "called", "note", "");
        assertThat(line.count("escalation WHERE state = 'closed'")).isEqualTo(1);
    }

    @Test
    void to_who_is_not_alone_nothing_leaves_that_nobody_has_called_neutral() throws Exception {
        line.text(1, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = location(adviser.post("/desk/next"));
        adviser.post(
                page + "/contact",
                "name",
                "",
                "residence",
                "",
                "language",
                "fr",
                "call-hours",
                "9 h à 11 h",
                "discreet",
                "yes");

        assertThat(adviser.get(page).body())
                .contains("quand puis-je vous appeler ?", "9 h à 11 h")
                .containsOnlyOnce("name=\"neutral\"")
                .satisfies(body -> assertThat(body.split("data-ready=\"", -1)).hasSize(1 + 3));
        HttpResponse<String> refused = adviser.post(page + "/say", "text", "Votre plainte", "once", "loud");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(line.count("outbox")).isZero();
        adviser.post(page + "/say", "text", "Quand vous appeler ?", "once", "soft", "neutral", "yes");
        assertThat(line.count("outbox WHERE kind = 'adviser'")).isEqualTo(1);

        adviser.post(page + "/close", "outcome", "answered", "note", "");
        line.text(1, "je n'arrive plus à payer mon loyer");
        assertThat(value("SELECT reply FROM message WHERE reply IS NOT NULL ORDER BY id DESC LIMIT 1"))
                .contains("Bien reçu.")
                .doesNotContain("loyer");
    }

    @Test
    void what_a_tenant_tells_the_assistant_is_on_the_contacts_sheet() throws Exception {
        line.text(1, "jpeu pa payé le loyé ce moi ci");
        line.text(1, "oui");
        line.text(1, "Résidence Les Lilas");

        assertThat(Optional.of(value("SELECT residence FROM contact"))).contains("Résidence Les Lilas");
        assertThat(line.signedIn(Demo.AGENT).get("/desk").body()).contains("· Résidence Les Lilas");
    }
}
