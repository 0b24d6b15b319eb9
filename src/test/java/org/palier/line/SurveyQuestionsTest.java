package org.palier.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.conversations.Surveys;
import org.palier.dialogue.Decision;
import org.palier.dialogue.Effect;
import org.palier.dialogue.Heard;
import org.palier.dialogue.Situation;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;
import org.palier.dialogue.Turn;
import org.palier.intents.Segments;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;

/** Whom the line asks what a person's answer was worth, when, and what it keeps of it. */
class SurveyQuestionsTest {
    private static final Landlord ASKS =
            TestLine.landlord(LandlordFile.example().replace("survey: no", "survey: yes"));
    private static final long ADVISER = 7;

    @TempDir
    private Path folder;

    private final List<AdviserText> sent = new ArrayList<>();
    private TestLine test;
    private Advisers advisers;
    private CaseWork cases;
    private int messages;

    @BeforeEach
    void open() {
        test = new TestLine(folder.resolve("palier.db"), SurveyQuestionsTest::brain);
        advisers = new Advisers(test.database, (tx, text) -> {}, test.clock, LineEvents.UNWATCHED);
        cases = cases(ASKS);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private CaseWork cases(Landlord landlord) {
        return new CaseWork(
                test.database,
                (tx, key, cause) -> false,
                new SurveyQuestions(key -> Optional.of(landlord), (tx, text) -> sent.add(text)),
                test.clock,
                LineEvents.UNWATCHED);
    }

    /** As the test line's, but "oui" and "non" answer a question. */
    private static Turn brain(State state, Heard heard, Situation situation) {
        if (heard.text().equals("oui") || heard.text().equals("non")) {
            String asked = StateJson.write(state).replaceAll(".*survey\",\"reference\":\"(\\d+)\".*", "$1");
            return TestLine.turn(
                    state,
                    Decision.Outcome.COURTESY,
                    List.of("Merci"),
                    List.of(new Effect.Rate(asked, heard.text().equals("oui"))));
        }
        return TestLine.echo(state, heard, situation);
    }

    private void says(String words) {
        test.line.receive(TestLine.text("SM" + ++messages, 1, words));
    }

    private long last(String table) {
        return test.count("(SELECT 1 FROM " + table + ")");
    }

    /** A tenant asks for a person, who takes the last request and ends it. */
    private void served(String wish, String outcome) {
        says(wish);
        long conversation = last("conversation");
        assertThat(advisers.take(conversation, ADVISER)).isEqualTo(Advisers.Outcome.DONE);
        assertThat(cases.finish(conversation, ADVISER, outcome, "")).isEqualTo(Advisers.Outcome.DONE);
    }

    private void set(String change) {
        assertThat(test.database.<Integer>write(tx -> tx.execute(change))).isPositive();
    }

    @Test
    void a_tenant_is_asked_once_a_request_is_ended_and_after_the_answer_was_read() {
        served("humain", "answered");

        AdviserText question = sent.get(0);
        assertThat(sent).hasSize(1);
        assertThat(question.body())
                .startsWith("Habitat Demo : demande ")
                .contains("Avez-vous eu une réponse utile ?", "1 pour oui, 2 pour non");
        assertThat(Segments.of(question.body()).segments()).isEqualTo(1);
        assertThat(question.notBefore()).isAfter(test.clock.instant());
        assertThat(test.count("survey WHERE answered_at IS NULL")).isEqualTo(1);
        assertThat(test.count("audit WHERE action = 'survey-asked' AND escalation_id = 1"))
                .isEqualTo(1);
        assertThat(test.count("message WHERE direction = 'out' AND staff_id IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void nobody_is_asked_where_the_landlord_does_not_want_it() {
        cases = cases(TestLine.landlord(LandlordFile.example()));
        served("humain", "answered");

        cases = cases(TestLine.landlord(LandlordFile.example().replace("survey: no", "")));
        served("humain", "answered");

        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-answer", "mistake", "passed-on"})
    void without_an_answer_there_is_nothing_to_judge(String outcome) {
        served("humain", outcome);

        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact SET discreet = 1",
                "contact SET opted_out_at = 5",
                "contact SET untextable = 'landline'",
                "contact SET kind = 'withheld'",
                "escalation SET restricted = 1",
                "escalation SET urgent = 1",
                "escalation SET priority = 0",
                "message SET danger = 'POSSIBLE'",
                "message SET danger = 'CERTAIN'"
            })
    void who_must_not_be_asked_is_not(String fact) {
        says("humain");
        set("UPDATE " + fact);
        served("humain", "answered");

        assertThat(sent).as(fact).isEmpty();
        assertThat(test.count("survey")).isZero();
    }

    @Test
    void who_only_called_from_a_landline_is_not_asked() {
        says("humain");
        set("UPDATE contact SET address = '+33536490055'");
        set("UPDATE conversation SET channel = 'VOICE'");
        set("UPDATE message SET channel = 'VOICE'");
        advisers.take(1, ADVISER);
        cases.finish(1, ADVISER, "called", "");

        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T06:59:00Z", // 7:59 in Paris
                "2026-11-24T19:00:00Z", // 20:00
                "2026-11-29T10:00:00Z", // a Sunday
                "2026-12-25T10:00:00Z"
            })
    void nobody_is_disturbed_at_night_or_on_a_day_of_rest(String moment) {
        test.clock.advance(Duration.between(test.clock.instant(), java.time.Instant.parse(moment)));
        served("humain", "answered");

        assertThat(sent).isEmpty();
    }

    @Test
    void the_same_tenant_is_asked_once_a_week_at_most() {
        served("humain", "answered");
        says("oui");
        test.clock.advance(Duration.ofDays(6));
        served("humain", "answered");
        assertThat(sent).hasSize(1);

        test.clock.advance(Duration.ofDays(2));
        served("humain", "answered");
        assertThat(sent).hasSize(2);
    }

    @Test
    void what_is_answered_is_kept_once_with_its_team() {
        served("humain", "answered");

        says("non");
        says("oui");

        assertThat(test.count("survey WHERE useful = 0 AND answered_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(test.count("audit WHERE action = 'survey-useless' AND escalation_id = 1"))
                .isEqualTo(1);
        List<Surveys.Opinion> opinions = test.database.read(tx ->
                Surveys.opinions(tx, TestLine.LANDLORD, test.clock.instant().minus(Duration.ofDays(30))));
        assertThat(opinions).containsExactly(new Surveys.Opinion("social", 1, 1, 0));
        assertThat(opinions.get(0).percent()).contains(0);
    }

    @Test
    void an_answer_that_does_not_arrive_brings_the_request_back_although_its_tenant_was_asked() {
        says("humain");
        advisers.take(1, ADVISER);
        advisers.say(1, ADVISER, "Le plombier passe demain");
        long reply = last("message");
        cases.finish(1, ADVISER, "answered", "");
        assertThat(sent).hasSize(1);

        assertThat(cases.lost(1, reply)).isEqualTo(Advisers.Outcome.DONE);
        assertThat(test.count("escalation WHERE state = 'waiting'")).isEqualTo(1);
    }

    @Test
    void a_question_goes_with_its_request() {
        served("humain", "answered");

        set("DELETE FROM escalation");

        assertThat(test.count("survey")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "es", "pt"})
    void the_question_is_one_text_in_every_language_of_latin_letters(String language) {
        String text = Sentences.of("survey", Optional.of(language), "Habitat Toulouse Métropole", "443643");

        assertThat(Segments.of(text).segments()).isEqualTo(1);
        assertThat(text).contains("443643", " 1 ", " 2 ");
    }

    @Test
    void questions_are_found_by_an_index() {
        for (String query : List.of(
                "SELECT 1 FROM survey WHERE contact_id = 1 AND asked_at > 5",
                "SELECT queue, count(*) FROM survey WHERE landlord_id = 1 AND asked_at > 5 GROUP BY queue",
                "SELECT id FROM survey WHERE escalation_id = 1")) {
            List<String> plan = test.database.read(tx -> tx.createQuery("EXPLAIN QUERY PLAN " + query)
                    .map((row, context) -> row.getString("detail"))
                    .list());
            assertThat(plan.get(0)).contains("INDEX").doesNotContain("SCAN");
        }
    }
}
