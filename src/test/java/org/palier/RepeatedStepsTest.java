package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.phones.PhoneNumber;
import org.palier.testphone.SignedPost;

/** The carrier may send any request of a call again, at once or later: then nothing more happens than if it had sent it once. */
class RepeatedStepsTest {
    private static final int AT_ONCE = 4;
    private static final List<String> TABLES = List.of(
            "call",
            "call_step",
            "call_ring",
            "call_back",
            "recording",
            "contact",
            "conversation",
            "message",
            "escalation",
            "note",
            "outbox",
            "audit");

    @TempDir
    private Path data;

    private record Request(String path, Map<String, String> own) {}

    /** Calls in which something is stored at every step. */
    private static List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        String gas = begin(requests, 1);
        add(requests, gas, "/step/1", Map.of("SpeechResult", "ça sent le gaz dans l'escalier", "Confidence", "0.9"));
        add(requests, gas, "/step/2", Map.of("DialCallStatus", "no-answer", "DialBridged", "false"));
        add(requests, gas, "/step/3", Map.of("DialCallStatus", "busy", "DialBridged", "false"));
        add(requests, gas, "/step/4", Map.of("Digits", "1"));
        add(requests, gas, "/step/5", Map.of("RecordingSid", "RE" + "1".repeat(32), "RecordingDuration", "8"));
        add(
                requests,
                gas,
                "/recording/" + gas + "/5",
                Map.of("RecordingSid", "RE" + "1".repeat(32), "RecordingDuration", "8"));
        add(requests, gas, "/status", Map.of("CallStatus", "completed", "CallDuration", "70"));
        String rent = begin(requests, 2);
        add(requests, rent, "/step/1", Map.of("SpeechResult", "je ne peux pas payer mon loyer"));
        add(requests, rent, "/step/2", Map.of("Digits", "2"));
        add(requests, rent, "/step/3", Map.of("Digits", "9"));
        add(requests, rent, "/step/4", Map.of());
        add(requests, rent, "/status", Map.of("CallStatus", "completed", "CallDuration", "55"));
        String person = begin(requests, 3);
        add(requests, person, "/step/1", Map.of("Digits", "0"));
        add(requests, person, "/whisper/" + person + "/2", Map.of());
        add(requests, person, "/take/" + person + "/2", Map.of("Digits", "1"));
        add(requests, person, "/step/2", Map.of("DialCallStatus", "completed", "DialBridged", "true"));
        add(requests, person, "/status", Map.of("CallStatus", "completed", "CallDuration", "200"));
        return requests;
    }

    private static String begin(List<Request> requests, int number) {
        String call = "CA" + ("" + number).repeat(32);
        add(requests, call, "", Map.of());
        return call;
    }

    private static void add(List<Request> requests, String call, String below, Map<String, String> own) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "CallSid",
                call,
                "AccountSid",
                "AC" + "0".repeat(32),
                "From",
                "+3363998001" + call.charAt(2),
                "To",
                "+33536490001",
                "CallStatus",
                "in-progress"));
        fields.putAll(own);
        requests.add(new Request("/twilio/voice" + below, Map.copyOf(fields)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T10:00", "2026-11-24T22:00"})
    void requests_that_come_many_times_at_once_and_again_later_do_what_one_does(String moment) throws Exception {
        Map<String, Integer> once = rows("once", moment, 1);
        Map<String, Integer> often = rows("often", moment, AT_ONCE);

        assertThat(once)
                .containsEntry("recording", 1)
                .containsEntry("call_back", 1)
                .containsEntry("call", 3);
        assertThat(once.get("outbox"))
                .as("one text, and two telephones paged at night")
                .isEqualTo(moment.endsWith("22:00") ? 3 : 1);
        assertThat(often).isEqualTo(once);
    }

    private Map<String, Integer> rows(String folder, String moment, int times) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (CallLine line = new CallLine(Files.createDirectories(data.resolve(folder)))) {
            line.at(LocalDateTime.parse(moment));
            line.staffOnDuty(true);
            line.addStaff("zoe@demo.example", "Zoé", new PhoneNumber("+33639980095"));
            List<Request> requests = requests();
            Map<Request, String> answers = new LinkedHashMap<>();
            for (Request request : requests) {
                answers.put(request, sent(line, request, times, threads));
            }
            if (times > 1) {
                for (Request request : requests) {
                    assertThat(sent(line, request, 1, threads)).as(request.path).isEqualTo(answers.get(request));
                }
            }
            Map<String, Integer> rows = new LinkedHashMap<>();
            TABLES.forEach(table -> rows.put(table, line.count(table)));
            rows.put(
                    "pages",
                    line.database.read(
                            tx -> tx.createQuery("SELECT coalesce(sum(causes), 0) FROM outbox WHERE kind = 'page'")
                                    .mapTo(Integer.class)
                                    .one()));
            return rows;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String sent(CallLine line, Request request, int times, ExecutorService threads) throws Exception {
        List<Future<SignedPost.Answer>> answers = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            answers.add(threads.submit(() -> line.post.post(line.post.address(request.path), request.own)));
        }
        String first = "";
        for (Future<SignedPost.Answer> answer : answers) {
            SignedPost.Answer told = answer.get();
            assertThat(told.status()).as(request.path).isIn(200, 204);
            String body = new String(told.body(), StandardCharsets.UTF_8);
            assertThat(body).as("%s, sent at once", request.path).isEqualTo(first.isEmpty() ? body : first);
            first = body;
        }
        return first;
    }
}
