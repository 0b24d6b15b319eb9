package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.conversations.Surveys;
import org.palier.desk.Live;
import org.palier.desk.Watch;
import org.palier.line.Advisers;
import org.palier.line.CaseWork;
import org.palier.line.LineEvents;
import org.palier.line.SurveyQuestions;
import org.palier.web.Caller;
import org.palier.web.Duty;

/** What keeps an adviser from losing somebody: texts that do not arrive, answers on another page, things set aside, long lists. */
class DeskCareTest {
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
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String taken(Caller adviser) throws Exception {
        return location(adviser.post("/desk/next"));
    }

    /** Looks after the desk as it will be later. */
    private static void watch(Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        Duration absence = Duration.ofHours(12);
        try (Live nobody = new Live()) {
            Advisers advisers = new Advisers(line.database, (tx, text) -> {}, clock, LineEvents.UNWATCHED);
            CaseWork cases = new CaseWork(
                    line.database, (tx, landlord, cause) -> false, SurveyQuestions.NONE, clock, LineEvents.UNWATCHED);
            Duty duty = new Duty(line.database, absence, clock);
            new Watch(line.database, advisers, cases, nobody, duty, absence, clock).run();
        }
    }

    private static void fails() {
        line.database.write(
                tx -> tx.execute("UPDATE outbox SET state = 'failed', reason = 'refusé' WHERE kind = 'adviser'"));
    }

    @Test
    void a_reply_that_does_not_arrive_is_told_on_every_page_and_retried_once() throws Exception {
        line.text(1, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = taken(adviser);
        adviser.post(page + "/say", "text", "Le plombier passe demain", "once", "care-1");
        assertThat(adviser.get("/desk/texts").body()).doesNotContain("data-lost");
        fails();

        assertThat(adviser.get("/desk/texts").body()).contains("data-lost", "href=\"" + page + "\"");
        assertThat(adviser.get("/desk").body()).contains("data-lost");
        assertThat(adviser.get(page).body())
                .as("on its own page the text itself says so")
                .doesNotContain("data-lost")
                .contains("delivery FAILED", "refusé", "Renvoyer");

        long message = line.id("SELECT id FROM message WHERE direction = 'out'");
        adviser.post(page + "/m/" + message + "/again");
        adviser.post(page + "/m/" + message + "/again");
        assertThat(line.count("outbox WHERE kind = 'adviser'")).isEqualTo(2);
        assertThat(adviser.get("/desk/texts").body()).doesNotContain("data-lost");
    }

    @Test
    void a_request_that_was_ended_with_a_reply_that_does_not_arrive_waits_again_once() throws Exception {
        line.text(1, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = taken(adviser);
        adviser.post(page + "/say", "text", "C'est réglé", "once", "care-2");
        adviser.post(page + "/close", "outcome", "answered", "note", "");
        watch(Duration.ofMinutes(1));
        assertThat(line.count("escalation WHERE state = 'closed'")).isEqualTo(1);

        fails();
        watch(Duration.ofMinutes(2));
        assertThat(line.count("escalation WHERE state = 'waiting' AND answered_at IS NULL"))
                .isEqualTo(1);
        assertThat(adviser.get(page).body()).contains("la demande est rouverte");

        adviser.post(page + "/take");
        adviser.post(page + "/close", "outcome", "called", "note", "");
        watch(Duration.ofMinutes(3));
        assertThat(line.count("escalation WHERE state = 'closed' AND outcome = 'called'"))
                .isEqualTo(1);
    }

    @Test
    void an_adviser_who_is_elsewhere_sees_who_waits_for_a_reply() throws Exception {
        line.text(1, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = taken(adviser);
        assertThat(adviser.get("/desk/live/alarm").body()).contains("data-unanswered=\"1\"");

        adviser.post(page + "/say", "text", "Bonjour, quelle adresse ?", "once", "care-3");
        assertThat(adviser.get("/desk/live/alarm").body()).doesNotContain("data-unanswered");
        line.text(1, "12 rue des Lilas");
        assertThat(adviser.get("/desk/new").body()).contains("data-unanswered=\"1\"", "href=\"" + page + "\"");
        assertThat(adviser.get(page).body()).doesNotContain("data-unanswered");
        assertThat(line.signedIn(Demo.SUPERVISOR).get("/desk/new").body()).doesNotContain("data-unanswered");

        adviser.post(page + "/park", "until", "60");
        assertThat(adviser.get("/desk/new").body()).doesNotContain("data-unanswered");
    }

    @Test
    void what_is_set_aside_comes_back_at_its_time_and_never_breaks_a_promise_that_nobody_answered() throws Exception {
        line.text(1, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = taken(adviser);
        ZoneId paris = ZoneId.of("Europe/Paris");
        LocalDateTime yesterday = LocalDateTime.now(paris).minusDays(1).truncatedTo(ChronoUnit.MINUTES);
        assertThat(location(adviser.post(page + "/park", "until", "", "at", yesterday.toString())))
                .endsWith("told=not-parked");
        assertThat(location(adviser.post(page + "/park", "until", "", "at", "demain")))
                .endsWith("told=not-parked");
        LocalDateTime later = LocalDateTime.now(paris).plusDays(2).truncatedTo(ChronoUnit.MINUTES);
        assertThat(location(adviser.post(page + "/park", "until", "15", "at", later.toString())))
                .endsWith("told=parked");
        assertThat(line.id("SELECT parked_until FROM escalation"))
                .isEqualTo(later.atZone(paris).toInstant().toEpochMilli());
        assertThat(adviser.get(page).body()).contains("Reprendre maintenant");
        adviser.post(page + "/unpark");
        assertThat(adviser.get(page).body()).doesNotContain("Reprendre maintenant");

        adviser.post(page + "/park", "until", "");
        long soon = Instant.now().plus(Duration.ofMinutes(20)).toEpochMilli();
        line.database.write(tx -> tx.execute("UPDATE escalation SET promise_at = ?", soon));
        watch(Duration.ofMinutes(11));
        assertThat(line.count("escalation WHERE state = 'waiting' AND parked_at IS NULL"))
                .as("set aside without an answer")
                .isEqualTo(1);
    }

    @Test
    void what_few_may_see_is_not_named_among_earlier_conversations() throws Exception {
        line.text(1, "mon mari me frappe");
        long first = line.id("SELECT conversation_id FROM contact");
        line.database.write(tx -> tx.execute("UPDATE escalation SET state = 'closed', closed_at = 1"));
        line.database.write(tx -> tx.execute("UPDATE conversation SET closed_at = 1, version = version + 1"));
        line.text(1, "HUMAIN");
        long second = line.id("SELECT conversation_id FROM contact");
        assertThat(second).isNotEqualTo(first);
        line.database.write(tx -> tx.execute(
                "UPDATE escalation SET queue = 'administratif', restricted = 0 WHERE conversation_id = ?", second));

        assertThat(line.signedInNew("administratif").get("/desk/c/" + second).body())
                .contains("HUMAIN")
                .doesNotContain("/desk/c/" + first + "\"", "Conversations précédentes");
        assertThat(line.signedIn(Demo.SUPERVISOR).get("/desk/c/" + second).body())
                .contains("/desk/c/" + first + "\"");
    }

    @Test
    void the_tenant_is_greeted_in_the_own_language_and_a_correction_is_kept() throws Exception {
        line.text(1, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = taken(adviser);
        adviser.post(page + "/contact", "language", "en");

        assertThat(adviser.get(page).body()).contains("data-greeting=\"Hello, Camille");
        assertThat(adviser.get(page, "Accept-Language", "en").body()).contains("data-greeting=\"Hello, Camille");
        adviser.post(page + "/contact", "language", "fr");
        assertThat(adviser.get(page, "Accept-Language", "en").body()).contains("data-greeting=\"Bonjour, Camille");

        adviser.post("/desk/m/" + line.id("SELECT max(id) FROM message") + "/correct", "intent", "repairs");
        assertThat(line.count(
                        "audit WHERE action = 'intent-corrected' AND detail = 'repairs' AND staff_id IS NOT NULL"))
                .isEqualTo(1);
    }

    /** Requests beside the one of the tenant 1, all waiting, with promises long broken. */
    private static void many(int count) {
        line.database.write(tx -> tx.execute("""
                INSERT INTO escalation (landlord_id, contact_id, conversation_id, message_id, reference, intent, queue, urgent, priority,
                    restricted, opened_at, promise_at, state)
                WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ?)
                SELECT landlord_id, contact_id, conversation_id, message_id, 'x' || n, intent, queue, 0, 3, 0, opened_at + n, 1000 + n / 2,
                    'waiting' FROM escalation, counted""", count));
    }

    @Test
    void the_file_of_the_queue_has_every_line_and_runs_nothing() throws Exception {
        line.text(1, "HUMAIN");
        Caller supervisor = line.signedIn(Demo.SUPERVISOR);
        String page = "/desk/c/" + line.id("SELECT conversation_id FROM contact");
        many(1_200);
        for (String evil : new String[] {"=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "|calc", "%0A=1", "＝1+1"}) {
            supervisor.post(page + "/contact", "name", "x", "residence", evil, "language", "fr");
            line.database.write(tx -> tx.execute("UPDATE contact SET residence = ?", evil));
            assertThat(supervisor.get("/desk/team/queue.csv").body())
                    .contains("\"'" + evil + "\"")
                    .doesNotContain("\"" + evil + "\"");
        }

        String file = supervisor.get("/desk/team/queue.csv").body();
        assertThat(file.lines()).hasSize(1 + 1_201);
        assertThat(file).contains("\"x1\"", "\"x1200\"").doesNotContain("+33639980001");
        assertThat(supervisor
                        .get("/desk/team/queue.csv", "Accept-Language", "en")
                        .body())
                .contains("\"urgent\";\"priority\"", "\"no\"");
        assertThat(line.count("audit WHERE action = 'queue-exported'")).isEqualTo(10);
    }

    @Test
    void a_conversation_that_ended_by_itself_goes_on_in_the_hands_of_who_reopens_it() throws Exception {
        line.text(1, "je voudrais ma quittance de mai");
        Caller adviser = line.signedIn(Demo.AGENT);
        Caller colleague = line.signedIn(Demo.COLLEAGUE);
        long conversation = line.id("SELECT conversation_id FROM contact");
        String page = "/desk/c/" + conversation;
        assertThat(location(adviser.post(page + "/reopen"))).endsWith("told=gone");
        line.database.write(tx -> tx.execute("UPDATE conversation SET closed_at = 5"));
        assertThat(adviser.get(page).body()).contains("action=\"" + page + "/reopen\"", "n’en est pas averti");
        int texts = line.count("outbox");

        assertThat(location(adviser.post(page + "/reopen"))).endsWith("told=taken-up");
        assertThat(location(colleague.post(page + "/reopen"))).endsWith("told=gone");

        assertThat(
                        line.count(
                                "escalation WHERE state = 'held' AND promise_at IS NULL AND urgent = 0 AND queue = 'administratif'"))
                .isEqualTo(1);
        assertThat(line.count("audit WHERE action = 'conversation-reopened' AND staff_id IS NOT NULL"))
                .isEqualTo(1);
        assertThat(line.count("outbox")).as("nothing is asked of the tenant").isEqualTo(texts);
        assertThat(line.count("message WHERE direction = 'out'")).isZero();
        assertThat(adviser.get(page).body())
                .contains("Camille (démo) a rouvert la conversation", "id=\"text\"")
                .doesNotContain("/reopen\"");
        adviser.post(page + "/say", "text", "Votre quittance est partie", "once", "reopened");
        line.text(1, "merci");
        assertThat(line.id("SELECT conversation_id FROM contact"))
                .as("the tenant's answer comes to the same conversation")
                .isEqualTo(conversation);
    }

    @Test
    void an_ended_conversation_stays_so_once_the_tenant_has_begun_another() throws Exception {
        line.text(1, "HUMAIN");
        long before = line.id("SELECT conversation_id FROM contact");
        line.database.write(tx -> tx.execute("UPDATE escalation SET state = 'closed', closed_at = 4"));
        line.database.write(tx -> tx.execute("UPDATE conversation SET closed_at = 5"));
        line.text(1, "je voudrais ma quittance de mai");
        Caller adviser = line.signedIn(Demo.AGENT);

        assertThat(adviser.get("/desk/c/" + before).body()).doesNotContain("/desk/c/" + before + "/reopen");
        assertThat(location(adviser.post("/desk/c/" + before + "/reopen"))).endsWith("told=gone");
        assertThat(line.count("conversation WHERE closed_at IS NULL")).isEqualTo(1);
    }

    @Test
    void what_tenants_say_of_the_answers_is_on_the_case_the_teams_page_and_in_a_file() throws Exception {
        Caller supervisor = line.signedIn(Demo.SUPERVISOR);
        assertThat(supervisor.get("/desk/team").body()).doesNotContain("Ce qu’en disent les locataires");
        for (int tenant = 1; tenant <= 4; tenant++) {
            line.text(tenant, "HUMAIN");
        }
        line.database.write(tx -> {
            for (long id : tx.createQuery("SELECT id FROM escalation")
                    .mapTo(Long.class)
                    .list()) {
                Escalation request = Escalations.withId(tx, id).orElseThrow();
                Surveys.ask(tx, request, Instant.now());
                Surveys.answer(tx, request.contactId(), request.reference(), request.id() % 2 == 0, Instant.now());
            }
            return true;
        });

        assertThat(supervisor.get("/desk/team").body())
                .contains("Ce qu’en disent les locataires", "<td>4</td><td>4</td>", "50\u00a0%");
        assertThat(supervisor.get("/desk/team/opinions.csv").body().lines()).hasSize(5);
        assertThat(supervisor.get("/desk/team/opinions.csv").body())
                .contains("\"réponse utile\"", "\"oui\"", "\"non\"")
                .doesNotContain("06399800", "+336399800");
        assertThat(supervisor
                        .get(
                                "/desk/c/"
                                        + line.id(
                                                "SELECT min(conversation_id) FROM survey JOIN escalation ON escalation.id = escalation_id"))
                        .body())
                .contains("L’avis du locataire est demandé par SMS", "Le locataire dit que la réponse");
        line.forgetAll();
        assertThat(line.count("survey")).isZero();
    }

    @Test
    void promises_in_danger_are_listed_to_the_last_one() throws Exception {
        line.text(1, "HUMAIN");
        many(120);
        Caller supervisor = line.signedIn(Demo.SUPERVISOR);

        String page = supervisor.get("/desk/team").body();
        assertThat(page).contains("<strong>120</strong>");
        int seen = 0;
        while (true) {
            seen += page.split("class=\"case\"", -1).length - 1;
            Matcher next = Pattern.compile("/desk/team\\?after=([0-9.]+)\"").matcher(page);
            if (!next.find()) {
                break;
            }
            page = supervisor.get("/desk/team?after=" + next.group(1)).body();
        }
        assertThat(seen).isEqualTo(120);
    }

    @Test
    void who_has_a_common_name_is_found_page_by_page() throws Exception {
        line.text(1, "HUMAIN");
        line.database.write(tx -> {
            tx.execute("""
                    INSERT INTO contact (id, landlord_id, address, kind, conversation_id, name, first_heard_at)
                    WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 75)
                    SELECT 900000 + n, landlord_id, '+3370000' || n, kind, 900000 + n, 'Martin ' || n, 0 FROM contact, counted
                    WHERE contact.id < 900000""");
            tx.execute("""
                    INSERT INTO conversation (id, landlord_id, contact_id, opened_at, version, line, channel, last_heard_at, state, pace)
                    SELECT contact.id, contact.landlord_id, contact.id, 0, 1, line, channel, 0, state, pace FROM conversation, contact
                    WHERE contact.id >= 900000 AND conversation.id < 900000""");
            tx.execute(
                    "INSERT INTO known (rowid, name, residence) SELECT id, name, '' FROM contact WHERE id >= 900000");
            return true;
        });
        Caller adviser = line.signedIn(Demo.AGENT);

        Set<String> found = new HashSet<>();
        String page = adviser.get("/desk/search?q=martin").body();
        for (int pages = 0; pages < 5; pages++) {
            Pattern.compile("/desk/c/9[0-9]+").matcher(page).results().forEach(hit -> found.add(hit.group()));
            Matcher next = Pattern.compile("before=(n?[0-9]+)").matcher(page);
            if (!next.find()) {
                break;
            }
            page = adviser.get("/desk/search?q=martin&before=" + next.group(1)).body();
        }
        assertThat(found).hasSize(75);
    }
}
