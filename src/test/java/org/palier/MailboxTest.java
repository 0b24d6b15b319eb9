package org.palier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.calls.Mailbox;
import org.palier.conversations.Contacts;
import org.palier.database.StorageUnavailableException;
import org.palier.line.LineEvents;
import org.palier.settings.Settings;
import org.palier.testphone.SimulatedCall;
import org.palier.twilio.TwilioRecordings;
import org.palier.web.Assets;
import org.palier.web.Pages;
import org.palier.web.Ranged;
import org.palier.web.Server;

/** A message that a caller leaves, from Twilio's store into the vault, and out of it for who may listen. */
class MailboxTest {
    private static final String KEY = "0f".repeat(32);
    private static final byte[] SPEECH = ("ID3" + "bonjour ".repeat(500)).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path data;

    private final MockWebServer twilio = new MockWebServer();
    private CallLine line;
    private Mailbox mailbox;

    @BeforeEach
    void start() throws Exception {
        twilio.start();
        line = new CallLine(data);
        mailbox = mailbox(KEY, Duration.ofDays(30), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        line.close();
        twilio.close();
    }

    private Mailbox mailbox(String key, Duration keep, Clock clock) {
        Settings.Twilio account = new Settings.Twilio("AC" + "1".repeat(32), "the-token", Optional.empty());
        return new Mailbox(
                line.database,
                new TwilioRecordings(account, twilio.url("/").uri()),
                data.resolve("recordings"),
                key,
                keep,
                LineEvents.UNWATCHED,
                new SecureRandom(),
                clock);
    }

    private void leave(String sid) throws Exception {
        SimulatedCall call = line.call(CallLine.TENANT);
        call.begin();
        call.silence();
        call.silence();
        call.silence();
        call.tone(sid, 12, false);
    }

    private void answers(MockResponse... responses) {
        Arrays.stream(responses).forEach(twilio::enqueue);
    }

    private static MockResponse speech() {
        return new MockResponse.Builder()
                .code(200)
                .setHeader("Content-Type", "audio/mpeg")
                .body(new Buffer().write(SPEECH))
                .build();
    }

    @Test
    void a_message_is_fetched_with_credentials_kept_encrypted_and_deleted_at_the_carrier() throws Exception {
        leave("REaaaaaaaaaaaaaaaa");
        answers(speech(), new MockResponse.Builder().code(204).build());

        mailbox.run();
        mailbox.run();

        RecordedRequest fetched = twilio.takeRequest();
        assertThat(fetched.getMethod() + " " + fetched.getTarget())
                .isEqualTo("GET /2010-04-01/Accounts/AC" + "1".repeat(32) + "/Recordings/REaaaaaaaaaaaaaaaa.mp3");
        assertThat(fetched.getHeaders().get("Authorization")).startsWith("Basic ");
        assertThat(twilio.takeRequest().getMethod()).isEqualTo("DELETE");
        assertThat(line.count("recording WHERE state = 'kept'")).isEqualTo(1);
        Mailbox.Audio audio = mailbox.audio(line.landlord.id(), 1).orElseThrow();
        assertThat(audio.content()).isEqualTo(SPEECH);
        assertThat(audio.contentType()).isEqualTo("audio/mpeg");
        assertThat(mailbox.audio(line.landlord.id() + 1, 1)).isEmpty();
        assertThat(file()).hasSize(SPEECH.length + 12 + 16);
        assertThat(new String(file(), StandardCharsets.ISO_8859_1)).doesNotContain("bonjour");
    }

    @Test
    void what_is_not_there_yet_is_asked_for_again_later() throws Exception {
        leave("REbbbbbbbbbbbbbbbb");
        answers(new MockResponse.Builder().code(404).build(), speech());

        mailbox.run();
        assertThat(line.count("recording WHERE state = 'waiting' AND attempts = 1"))
                .isEqualTo(1);
        mailbox.run();
        assertThat(twilio.getRequestCount()).isEqualTo(1);
        mailbox(KEY, Duration.ofDays(30), Clock.offset(Clock.systemUTC(), Duration.ofSeconds(11)))
                .run();

        assertThat(line.count("recording WHERE state = 'fetched'")).isEqualTo(1);
    }

    @Test
    void another_key_opens_nothing() throws Exception {
        leave("REcccccccccccccccc");
        answers(speech());
        mailbox.run();

        Mailbox other = mailbox("00".repeat(32), Duration.ofDays(30), Clock.systemUTC());

        assertThatThrownBy(() -> other.audio(line.landlord.id(), 1)).isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void what_is_old_is_deleted_here_and_there() throws Exception {
        leave("REdddddddddddddddd");
        answers(speech(), new MockResponse.Builder().code(404).build());
        mailbox.run();

        mailbox(KEY, Duration.ofDays(1), Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), java.time.ZoneOffset.UTC))
                .clean();

        assertThat(line.count("recording")).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void what_the_carrier_does_not_delete_is_asked_for_again_until_it_does() throws Exception {
        leave("REgggggggggggggggg");
        answers(speech(), new MockResponse.Builder().code(500).build());
        mailbox.run();
        Mailbox later = mailbox(
                KEY, Duration.ofDays(1), Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), java.time.ZoneOffset.UTC));

        later.clean();
        assertThat(files()).as("here it is gone at once").isEmpty();
        assertThat(line.count("carrier_recording")).isEqualTo(1);

        answers(new MockResponse.Builder().code(204).build());
        later.clean();
        assertThat(line.count("carrier_recording")).isZero();
    }

    @Test
    void who_is_forgotten_leaves_no_voice_behind() throws Exception {
        leave("REeeeeeeeeeeeeeeee");
        answers(speech());
        mailbox.run();
        assertThat(files()).hasSize(1);
        answers(new MockResponse.Builder().code(204).build());

        line.database.write(tx ->
                Contacts.forget(tx, line.landlord.id(), CallLine.TENANT, null, Instant.parse("2026-11-24T10:00:00Z")));
        mailbox.clean();

        assertThat(line.count("call")).isZero();
        assertThat(files()).isEmpty();
        twilio.takeRequest();
        assertThat(twilio.takeRequest().getMethod())
                .as("the carrier's copy too")
                .isEqualTo("DELETE");
        assertThat(line.count("carrier_recording")).isZero();
    }

    @Test
    void a_page_may_serve_it_in_ranges() throws Exception {
        leave("REffffffffffffffff");
        answers(speech());
        mailbox.run();
        try (Server server = Server.start(
                "127.0.0.1",
                0,
                new Pages(new Assets(), List.of()),
                List.of(routes -> routes.get("/message", ctx -> {
                    Mailbox.Audio audio = mailbox.audio(line.landlord.id(), 1).orElseThrow();
                    Ranged.answer(ctx, audio.content(), audio.contentType());
                })))) {
            int port = server.port();

            assertThat(asked(port, "bytes=3-9").body()).isEqualTo(Arrays.copyOfRange(SPEECH, 3, 10));
            assertThat(asked(port, "bytes=3-9").headers().firstValue("Content-Range"))
                    .contains("bytes 3-9/" + SPEECH.length);
            assertThat(asked(port, "bytes=3990-").body()).isEqualTo(Arrays.copyOfRange(SPEECH, 3990, SPEECH.length));
            assertThat(asked(port, "bytes=-5").body())
                    .isEqualTo(Arrays.copyOfRange(SPEECH, SPEECH.length - 5, SPEECH.length));
            assertThat(asked(port, "bytes=9000-").statusCode()).isEqualTo(416);
            assertThat(asked(port, "bytes=-").statusCode()).isEqualTo(200);
            assertThat(asked(port, "lines=1-2").body()).isEqualTo(SPEECH);
        }
    }

    private static HttpResponse<byte[]> asked(int port, String range) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/message"))
                .header("Range", range)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("recordings"))) {
            return files.toList();
        }
    }

    private byte[] file() throws Exception {
        return Files.readAllBytes(files().get(0));
    }
}
