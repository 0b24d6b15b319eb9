package org.palier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.BadRequestResponse;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.database.StorageUnavailableException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final Pages pages = new Pages(new Assets(), List.of(new Page.Link("/phone", "nav.phone")));
    private Server server;

    @BeforeAll
    void start() throws Exception {
        Assets assets = new Assets();
        server = Server.start(
                "127.0.0.1",
                0,
                pages,
                List.of(
                        new Home(pages, true),
                        new Health(ready::get),
                        assets,
                        new Metrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), Optional.empty()),
                        routes -> routes.get("/broken", ctx -> {
                                    throw new IllegalStateException("secret detail");
                                })
                                .get("/full", ctx -> {
                                    throw new StorageUnavailableException("disk full");
                                })
                                .get("/bad", ctx -> {
                                    throw new BadRequestResponse("secret detail");
                                })
                                .delete("/thing", ctx -> ctx.result("deleted"))));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void the_first_page_speaks_french_and_english_to_who_prefers_it() throws Exception {
        HttpResponse<String> french = get("/", "Accept-Language", "fr-FR,fr;q=0.9,en;q=0.5");
        HttpResponse<String> english = get("/", "Accept-Language", "en-GB,en;q=0.9");

        assertThat(french.statusCode()).isEqualTo(200);
        assertThat(french.body()).contains("<html lang=\"fr\">", "La ligne des locataires", "href=\"/phone\"");
        assertThat(english.body()).contains("<html lang=\"en\">", "The tenants&#39; line".replace("&#39;", "'"));
        assertThat(get("/", "Accept-Language", "(;;q=x").body()).contains("<html lang=\"fr\">");
        assertThat(get("/", "Accept-Language", "de").body()).contains("<html lang=\"fr\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/missing", "/broken", "/assets/none.css"})
    void every_answer_has_the_security_headers(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/missing | 404 | Cette page n'existe pas",
                "/broken | 500 | Palier n'a pas pu répondre",
                "/full | 503 | Palier ne peut rien enregistrer",
                "/bad | 400 | Cette demande n'est pas lisible",
                "/thing | 405 | Cette adresse ne se demande pas ainsi"
            })
    void an_error_is_a_sentence_and_never_a_trace(String path, int status, String sentence) throws Exception {
        HttpResponse<String> page = get(path, "Accept", "text/html");
        HttpResponse<String> line = get(path);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains("<h1>", sentence).doesNotContain("secret detail", "Exception", "\tat ");
        assertThat(line.statusCode()).isEqualTo(status);
        assertThat(line.body()).contains(sentence).doesNotContain("<", "secret detail", "Exception");
    }

    @Test
    void a_method_cannot_be_changed_by_a_header() throws Exception {
        HttpResponse<String> answer = get("/thing", "X-HTTP-Method-Override", "DELETE");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("deleted");
    }

    @Test
    void files_are_kept_for_a_year_under_the_name_of_their_content() throws Exception {
        String page = get("/").body();
        String style = first(page, "/assets/palier\\.[0-9a-f]{10}\\.css");
        HttpResponse<String> css = get(style);
        String font = first(css.body(), "/assets/atkinson-hyperlegible-latin-400-normal\\.[0-9a-f]{10}\\.woff2");

        assertThat(css.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(css.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
        assertThat(get(font).headers().firstValue("Content-Type").orElse("")).startsWith("font/woff2");
        assertThat(get(style.replaceAll("[0-9a-f]{10}", "0000000000")).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/palier.css",
                "/assets/..%2F..%2Flogback.0123456789.xml",
                "/assets/%2e%2e/logback.xml",
                "/assets/messages_fr.0123456789.properties"
            })
    void nothing_else_is_served_as_a_file(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void health_tells_whether_it_can_store() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);

        ready.set(false);

        HttpResponse<String> answer = get("/health");
        ready.set(true);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"live\":true,\"ready\":false}\n");
    }

    @Test
    void metrics_are_for_this_machine_alone() throws Exception {
        assertThat(get("/metrics").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body()).contains("jvm_memory_used_bytes");
        assertThat(get("/metrics", "X-Forwarded-For", "203.0.113.9").statusCode())
                .isEqualTo(403);
        assertThat(get("/metrics", "Forwarded", "for=203.0.113.9").statusCode()).isEqualTo(403);
    }

    @Test
    void metrics_with_a_token_are_for_who_presents_it() throws Exception {
        Feature metrics =
                new Metrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), Optional.of("token-of-test"));
        try (Server other = Server.start("127.0.0.1", 0, pages, List.of(metrics))) {
            assertThat(get(other, "/metrics").statusCode()).isEqualTo(403);
            assertThat(get(other, "/metrics", "Authorization", "Bearer wrong").statusCode())
                    .isEqualTo(403);
            assertThat(get(other, "/metrics", "Authorization", "Bearer token-of-test", "X-Forwarded-For", "203.0.113.9")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_port_in_use_is_said_in_one_sentence() {
        assertThatThrownBy(() -> Server.start("127.0.0.1", server.port(), pages, List.of()))
                .isInstanceOf(PortInUseException.class)
                .hasMessageContaining("Port " + server.port())
                .hasMessageContaining("PALIER_PORT")
                .hasMessageNotContaining("\n");
    }

    @Test
    void what_is_in_flight_is_answered_when_it_stops() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Feature slowly = routes -> routes.get("/slow", ctx -> {
            entered.countDown();
            release.await(20, TimeUnit.SECONDS);
            ctx.result("answered");
        });
        Server stopped = Server.start("127.0.0.1", 0, pages, List.of(slowly));
        int port = stopped.port();
        CompletableFuture<HttpResponse<String>> slow =
                client.sendAsync(HttpRequest.newBuilder(uri(stopped, "/slow")).build(), BodyHandlers.ofString());
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(stopped::close);
        release.countDown();

        assertThat(slow.get(20, TimeUnit.SECONDS).body()).isEqualTo("answered");
        stopping.get(20, TimeUnit.SECONDS);
        assertThatThrownBy(() -> new RawHttp(port)).isInstanceOf(java.net.ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA: \u0000\r\n\r\n"
            })
    void a_malformed_request_gets_a_line_and_no_trace(String request) throws Exception {
        try (RawHttp connection = new RawHttp(server.port())) {
            String answer = connection
                    .send(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))
                    .readToEnd();

            assertThat(answer)
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain("HTTP/1.1 200", "Exception", "jetty", "Jetty", "<");
        }
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void a_header_that_is_too_large_is_refused() throws Exception {
        assertThat(get("/", "X-Large", "x".repeat(9000)).statusCode()).isEqualTo(431);
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return get(server, path, headers);
    }

    private HttpResponse<String> get(Server from, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(from, path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static URI uri(Server server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
