package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.desk.Indexer;
import org.palier.desk.Live;
import org.palier.desk.Watch;
import org.palier.line.Advisers;
import org.palier.line.CaseWork;
import org.palier.line.LineEvents;
import org.palier.line.SurveyQuestions;
import org.palier.web.Caller;
import org.palier.web.Duty;

/** The desk over real HTTP: who gets what, and what becomes of it. */
class DeskTest {
    private static final String SECOND = Demo.COLLEAGUE;

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

    /** Each test begins with an empty line. */
    @BeforeEach
    void forget() {
        line.forgetAll();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private long conversation(int tenant) {
        return line.id("SELECT conversation_id FROM contact WHERE address = '+3363998%04d'".formatted(tenant));
    }

    @Test
    void of_many_who_take_the_next_one_each_case_goes_to_one_person() throws Exception {
        int cases = 24;
        for (int tenant = 1; tenant <= cases; tenant++) {
            line.text(tenant, "HUMAIN");
        }
        List<Caller> advisers = new ArrayList<>();
        for (String email : List.of(Demo.AGENT, SECOND, Demo.SUPERVISOR, Demo.ADMIN)) {
            advisers.add(line.signedIn(email));
        }
        List<String> taken = new CopyOnWriteArrayList<>();
        CountDownLatch together = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (Caller adviser : advisers) {
            Thread thread = new Thread(() -> {
                try {
                    together.await();
                    for (String to = ""; !to.endsWith("told=empty"); to = location(adviser.post("/desk/next"))) {
                        taken.add(to);
                    }
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        together.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(1));
        }

        taken.removeIf(String::isEmpty);
        assertThat(taken).hasSize(cases).doesNotHaveDuplicates();
        assertThat(line.count("escalation WHERE state = 'held'")).isEqualTo(cases);
        assertThat(line.count("audit WHERE action = 'request-claimed' AND escalation_id IS NOT NULL"))
                .isEqualTo(cases);
    }

    @Test
    void danger_comes_first_then_the_nearest_promise() throws Exception {
        line.text(1, "HUMAIN");
        line.text(2, "fuite d'eau sous mon évier, ça coule");
        line.text(2, "oui");
        line.text(3, "sa sen le gaz ds lescalié");
        Caller adviser = line.signedIn(Demo.AGENT);

        assertThat(location(adviser.post("/desk/next"))).isEqualTo("/desk/c/" + conversation(3));
        assertThat(location(adviser.post("/desk/next"))).isEqualTo("/desk/c/" + conversation(2));
        assertThat(location(adviser.post("/desk/next"))).isEqualTo("/desk/c/" + conversation(1));
        assertThat(location(adviser.post("/desk/next"))).isEqualTo("/desk?told=empty");
    }

    @Test
    void who_takes_a_request_takes_all_that_wait_in_its_conversation() throws Exception {
        line.text(1, "HUMAIN");
        line.text(1, "sa sen le gaz ds lescalié");
        assertThat(line.count("escalation WHERE state = 'waiting'")).isEqualTo(2);

        line.signedIn(Demo.AGENT).post("/desk/next");

        assertThat(line.count("escalation WHERE state = 'waiting'")).isZero();
        assertThat(line.count("escalation WHERE state = 'held'")).isEqualTo(2);
    }

    @Test
    void a_reply_is_sent_once_even_when_its_form_comes_twice() throws Exception {
        line.text(1, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = location(adviser.post("/desk/next"));

        adviser.post(page + "/say", "text", "Bonjour, je regarde.", "once", "a");
        adviser.post(page + "/say", "text", "Bonjour, je regarde.", "once", "a");

        Awaitility.await()
                .atMost(15, TimeUnit.SECONDS)
                .until(() -> line.inbox(1).contains("je regarde"));
        assertThat(line.count("outbox WHERE kind = 'adviser'")).isEqualTo(1);
        assertThat(line.count("escalation WHERE answered_at IS NOT NULL")).isEqualTo(1);
    }

    @Test
    void a_reply_that_is_taken_back_in_time_was_never_said() throws Exception {
        line.text(1, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = location(adviser.post("/desk/next"));
        adviser.post(page + "/say", "text", "Trop vite", "once", "b");
        line.text(1, "vous êtes là ?");
        long message = line.id("SELECT id FROM message WHERE direction = 'out'");

        adviser.post(page + "/m/" + message + "/undo");

        assertThat(line.count("outbox WHERE kind = 'adviser'")).isZero();
        assertThat(adviser.get(page).body())
                .contains("vous êtes là ?", "HUMAIN")
                .contains(">Trop vite</textarea>")
                .doesNotContain("<p>Trop vite</p>");
    }

    @Test
    void only_the_holder_speaks_and_a_supervisor_may_take_over() throws Exception {
        line.text(1, "HUMAIN");
        Caller holder = line.signedIn(Demo.AGENT);
        Caller colleague = line.signedIn(SECOND);
        Caller supervisor = line.signedIn(Demo.SUPERVISOR);
        String page = location(holder.post("/desk/next"));

        assertThat(location(colleague.post(page + "/say", "text", "moi aussi", "once", "c")))
                .endsWith("told=not-yours");
        assertThat(location(colleague.post(page + "/take"))).endsWith("told=not-yours");
        assertThat(location(supervisor.post(page + "/take"))).isEqualTo(page);
        assertThat(location(holder.post(page + "/say", "text", "encore moi", "once", "d")))
                .endsWith("told=not-yours");
        assertThat(line.count("message WHERE direction = 'out'")).isZero();
    }

    @Test
    void a_case_is_passed_on_set_aside_closed_and_taken_up_again() throws Exception {
        line.text(1, "HUMAIN");
        Caller first = line.signedIn(Demo.AGENT);
        Caller second = line.signedIn(SECOND);
        String page = location(first.post("/desk/next"));
        long colleague = line.id("SELECT id FROM staff WHERE email = '" + SECOND + "'");

        first.post(page + "/transfer", "to", Long.toString(colleague), "note", "Elle préfère être appelée");
        assertThat(second.get("/desk?view=mine").body()).contains("href=\"" + page + "\"");
        assertThat(second.get(page).body()).contains("Elle préfère être appelée");

        second.post(page + "/park", "until", "");
        assertThat(second.get("/desk?view=mine").body()).doesNotContain("href=\"" + page + "\"");
        assertThat(second.get("/desk?view=parked").body()).contains("href=\"" + page + "\"");
        line.text(1, "je suis à la gare maintenant");
        assertThat(second.get("/desk?view=mine").body()).contains("href=\"" + page + "\"");

        second.post(page + "/close", "outcome", "called", "note", "réglé");
        assertThat(line.count("escalation WHERE state = 'closed' AND outcome = 'called'"))
                .isEqualTo(1);
        assertThat(line.count("conversation WHERE holder IS NOT NULL")).isZero();

        long request = line.id("SELECT id FROM escalation WHERE outcome = 'called'");
        first.post("/desk/r/" + request + "/reopen");
        assertThat(first.get("/desk?view=mine").body()).contains("href=\"" + page + "\"");
    }

    @Test
    void an_adviser_sees_only_the_requests_of_own_teams_and_no_confidential_ones() throws Exception {
        line.text(1, "HUMAIN");
        line.text(2, "mon mari me frappe");
        Caller technician = line.signedInNew("technique");
        Caller supervisor = line.signedIn(Demo.SUPERVISOR);

        for (int tenant = 1; tenant <= 2; tenant++) {
            String page = "/desk/c/" + conversation(tenant);
            assertThat(technician.get(page).statusCode()).isEqualTo(404);
            assertThat(technician.get("/desk/live/c/" + conversation(tenant)).statusCode())
                    .isEqualTo(404);
            for (String step : List.of("/take", "/draft", "/number", "/contact", "/note", "/close")) {
                assertThat(technician.post(page + step, "text", "x").statusCode())
                        .as(step)
                        .isEqualTo(404);
            }
            long request = line.id("SELECT id FROM escalation WHERE conversation_id = " + conversation(tenant));
            assertThat(technician.post("/desk/r/" + request + "/claim").statusCode())
                    .isEqualTo(404);
            assertThat(supervisor.get(page).statusCode()).isEqualTo(200);
        }
        assertThat(technician.get("/desk").body()).doesNotContain("/desk/c/");
        assertThat(location(technician.post("/desk/next"))).isEqualTo("/desk?told=empty");
    }

    @Test
    void a_number_is_hidden_until_somebody_asks_and_that_is_kept() throws Exception {
        line.text(1234, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = location(adviser.post("/desk/next"));

        assertThat(adviser.get("/desk?view=mine").body()).doesNotContain("998 1234", "9981234");
        assertThat(adviser.get(page).body()).doesNotContain("+33639981234", "06 39 98 12 34");
        assertThat(adviser.post(page + "/number").body()).contains("06 39 98 12 34");
        assertThat(line.count("audit WHERE action = 'number-shown' AND conversation_id IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void what_an_absent_person_holds_goes_back_to_the_queue() throws Exception {
        line.text(1, "HUMAIN");
        line.signedIn(Demo.AGENT).post("/desk/next");

        watch(Duration.ofMinutes(14));
        assertThat(line.count("escalation WHERE state = 'held'")).isEqualTo(1);
        watch(Duration.ofMinutes(16));

        assertThat(line.count("escalation WHERE state = 'waiting'")).isEqualTo(1);
        assertThat(line.count("conversation WHERE holder IS NOT NULL")).isZero();
    }

    @Test
    void a_claim_that_nobody_answers_moves_on_before_its_promise_ends() throws Exception {
        line.text(1, "HUMAIN");
        line.text(2, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String answered = location(adviser.post("/desk/next"));
        adviser.post("/desk/next");
        adviser.post(answered + "/say", "text", "Bonjour", "once", "watched");
        adviser.post("/desk/duty");
        long soon = Instant.now().plus(Duration.ofMinutes(20)).toEpochMilli();
        line.database.write(tx -> tx.execute("UPDATE escalation SET promise_at = ?", soon));

        watch(Duration.ofMinutes(11));

        assertThat(line.count("escalation WHERE state = 'held' AND answered_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(line.count("escalation WHERE state = 'waiting' AND answered_at IS NULL"))
                .isEqualTo(1);
    }

    /** Looks after the desk as it will be after a time in which no page was open. */
    private static void watch(Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        try (Live nobody = new Live()) {
            Advisers advisers = new Advisers(line.database, (tx, text) -> {}, clock, LineEvents.UNWATCHED);
            Duration absence = Duration.ofMinutes(15);
            CaseWork cases = new CaseWork(
                    line.database, (tx, landlord, cause) -> false, SurveyQuestions.NONE, clock, LineEvents.UNWATCHED);
            Duty duty = new Duty(line.database, absence, clock);
            new Watch(line.database, advisers, cases, nobody, duty, absence, clock).run();
        }
    }

    @Test
    void a_conversation_is_found_by_words_without_accents_name_number_and_reference() throws Exception {
        line.text(4321, "HUMAIN");
        line.text(4321, "la clé de la cave à vélos ne tourne plus");
        line.text(2, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = "/desk/c/" + conversation(4321);
        adviser.post(page + "/contact", "name", "Zoé Ñandú", "residence", "Les Érables", "language", "fr");
        String reference = line.database.read(
                tx -> tx.createQuery("SELECT reference FROM escalation WHERE conversation_id = " + conversation(4321))
                        .mapTo(String.class)
                        .one());
        index(title -> "Sujet " + title);

        for (String wanted :
                List.of("VELOS cle", "velo", "zoe", "erables", "06 39 98 43 21", "+33639984321", reference)) {
            String found = adviser.get("/desk/search?q=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8))
                    .body();
            assertThat(found).as(wanted).contains("href=\"" + page + "\"");
        }
        for (String heard : List.of("vello", "quave à vélo")) {
            assertThat(adviser.get("/desk/search?q=" + URLEncoder.encode(heard, StandardCharsets.UTF_8))
                            .body())
                    .as(heard)
                    .contains("href=\"" + page + "\"");
        }
        assertThat(adviser.get("/desk/search?q=trottinette").body()).doesNotContain("/desk/c/");
        assertThat(adviser.get("/desk/search?q=%22*%22+OR+NEAR(").statusCode()).isEqualTo(200);
        assertThat(line.signedInNew("urgence").get("/desk/search?q=velos").body())
                .doesNotContain("/desk/c/");
    }

    @Test
    void a_need_is_found_as_it_sounds_and_by_its_topic_and_shown_although_oui_opened_the_case() throws Exception {
        line.text(1, "jpeu pa payé le loyé ce moi ci");
        line.text(1, "oui je veux bien");
        line.text(2, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        index(intent -> intent.equals("rent-difficulty") ? "Difficulté à payer" : intent);

        for (String wanted : List.of("loyer", "payer+loyer", "difficulte")) {
            assertThat(adviser.get("/desk/search?q=" + wanted).body())
                    .as(wanted)
                    .contains("href=\"/desk/c/" + conversation(1) + "\"")
                    .doesNotContain("href=\"/desk/c/" + conversation(2) + "\"");
        }
        assertThat(adviser.get("/desk").body())
                .contains("<p class=\"case-words\">jpeu pa payé le loyé ce moi ci</p>")
                .contains("<p class=\"case-words\">HUMAIN</p>");
    }

    @Test
    void who_is_forgotten_is_not_found_any_more() throws Exception {
        line.text(1, "HUMAIN");
        line.text(1, "une phrase sur les hortensias");
        index(title -> "Sujet " + title);
        Caller adviser = line.signedIn(Demo.AGENT);
        assertThat(adviser.get("/desk/search?q=hortensias").body()).contains("/desk/c/");

        line.forgetAll();

        assertThat(adviser.get("/desk/search?q=hortensias").body()).doesNotContain("/desk/c/");
        assertThat(line.count("spoken('hortensias')")).isZero();
    }

    @Test
    void a_supervisor_sees_the_team_and_takes_the_queue_along_as_a_file() throws Exception {
        line.text(1, "HUMAIN");
        Caller adviser = line.signedIn(Demo.AGENT);
        String page = location(adviser.post("/desk/next"));
        adviser.post(page + "/contact", "name", "=1+1;\"x\"", "residence", "", "language", "fr");
        Caller supervisor = line.signedIn(Demo.SUPERVISOR);

        assertThat(supervisor.get("/desk/team").body()).contains("Camille (démo)", "Qui est là");
        assertThat(supervisor.get("/desk/team/queue.csv").body())
                .contains("\"référence\";", "\"administratif\"", "\"'=1+1;\"\"x\"\"\"")
                .doesNotContain("+33639980001");
        assertThat(adviser.get("/desk/team/queue.csv").statusCode()).isEqualTo(403);
    }

    private void index(UnaryOperator<String> titles) {
        new Indexer(line.database, titles, line.database::written, Clock.systemUTC()).run();
    }
}
