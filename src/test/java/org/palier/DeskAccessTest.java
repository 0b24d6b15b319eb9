package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palier.web.Caller;

/** Every route of the desk, and of the studio, asked for by everybody. */
class DeskAccessTest {
    /** Method and path, then what gets nobody, an adviser of another team, one of the team, a supervisor, an admin. */
    private static final String TABLE = """
            GET  /desk                              302 200 200 200 200
            GET  /desk/live/queue                   302 200 200 200 200
            GET  /desk/live/alarm                   302 200 200 200 200
            GET  /desk/search                       302 200 200 200 200
            GET  /desk/mentions                     302 200 200 200 200
            GET  /desk/texts                        302 200 200 200 200
            GET  /desk/texts/{id}                   302 404 404 404 404
            GET  /desk/new                          302 200 200 200 200
            GET  /desk/team                         302 403 403 200 200
            GET  /desk/live/team                    302 403 403 200 200
            GET  /desk/team/queue.csv               302 403 403 200 200
            GET  /desk/team/opinions.csv            302 403 403 200 200
            GET  /desk/c/{id}                       302 404 200 200 200
            GET  /desk/live/c/{id}                  302 404 200 200 200
            GET  /desk/voice/{id}                   302 404 404 404 404
            POST /desk/c/{id}/call                  401 404 303 303 303
            POST /desk/c/{id}/draft                 401 404 200 200 200
            POST /desk/c/{id}/number                401 404 200 200 200
            POST /desk/c/{id}/contact               401 404 303 303 303
            POST /desk/c/{id}/note                  401 404 303 303 303
            POST /desk/c/{id}/say                   401 404 409 409 409
            POST /desk/c/{id}/m/{message}/undo      401 404 303 303 303
            POST /desk/c/{id}/m/{message}/again     401 404 303 303 303
            POST /desk/c/{id}/take                  401 404 303 303 303
            POST /desk/c/{id}/release               401 404 303 303 303
            POST /desk/c/{id}/transfer              401 404 303 303 303
            POST /desk/c/{id}/park                  401 404 303 303 303
            POST /desk/c/{id}/unpark                401 404 303 303 303
            POST /desk/c/{id}/reopen                401 404 303 303 303
            POST /desk/c/{id}/close                 401 404 303 303 303
            POST /desk/m/{id}/correct               401 404 303 303 303
            POST /desk/r/{id}/claim                 401 404 303 303 303
            POST /desk/r/{id}/seen                  401 404 303 303 303
            POST /desk/r/{id}/reopen                401 404 303 303 303
            POST /desk/next                         401 303 303 303 303
            POST /desk/duty                         401 303 303 303 303
            POST /desk/views                        401 303 303 303 303
            POST /desk/views/{id}/remove            401 303 303 303 303
            POST /desk/texts                        401 422 422 422 422
            POST /desk/texts/{id}                   401 404 404 404 404
            POST /desk/texts/{id}/remove            401 303 303 303 303
            GET  /desk/shared                       302 403 403 403 200
            GET  /desk/shared/{id}                  302 403 403 403 404
            POST /desk/shared                       401 403 403 403 422
            POST /desk/shared/{id}                  401 403 403 403 404
            POST /desk/shared/{id}/remove           401 403 403 403 303
            POST /desk/new                          401 422 422 422 422
            POST /desk/new/topic                    401 200 200 200 200
            """;

    /** An event stream has no end: whom it admits is decided before, by the same rule as for its neighbours. */
    private static final String STREAM = "GET /desk/live";

    private static final Pattern ROUTE = Pattern.compile("routes\\.(get|post|sse)\\(\\s*\"(/[^\"]*)\"");

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
    void forget() throws Exception {
        line.forgetAll();
        line.text(1, "HUMAIN");
    }

    static Stream<Arguments> every_route() {
        return TABLE.lines().map(row -> {
            String[] cells = row.split("\\s+");
            return Arguments.of(
                    cells[0],
                    cells[1],
                    Arrays.stream(cells).skip(2).map(Integer::valueOf).toList());
        });
    }

    @ParameterizedTest
    @MethodSource("every_route")
    void each_role_reaches_only_its_own(String method, String path, List<Integer> expected) throws Exception {
        Caller[] callers = {
            new Caller(line.running.port()),
            line.signedInNew("technique"),
            line.signedIn(Demo.AGENT),
            line.signedIn(Demo.SUPERVISOR),
            line.signedIn(Demo.ADMIN)
        };
        for (int i = 0; i < callers.length; i++) {
            assertThat(status(callers[i], method, path))
                    .as("%s %s for the caller %d of the table", method, path, i)
                    .isEqualTo(expected.get(i));
        }
    }

    private static int status(Caller caller, String method, String path) throws Exception {
        String table =
                path.startsWith("/desk/r/") ? "escalation" : path.startsWith("/desk/m/") ? "message" : "conversation";
        long id = path.startsWith("/desk/texts/") || path.startsWith("/desk/shared/") || path.startsWith("/desk/views/")
                ? 1
                : line.id("SELECT max(id) FROM " + table);
        String address = path.replace("{id}", Long.toString(id))
                .replace("{message}", Long.toString(line.id("SELECT max(id) FROM message")))
                .replaceAll("\\{[a-z]+\\}", "rent-difficulty");
        HttpResponse<String> answer = method.equals("GET") ? caller.get(address) : caller.post(address);
        return answer.statusCode();
    }

    @Test
    void the_table_names_every_route() throws IOException {
        Set<String> written = routes("desk");
        written.remove(STREAM);

        Set<String> named = every_route()
                .map(row -> row.get()[0] + " " + row.get()[1])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(written);
    }

    @Test
    void every_route_of_the_studio_is_for_admins_alone() throws Exception {
        Caller nobody = new Caller(line.running.port());
        Caller supervisor = line.signedIn(Demo.SUPERVISOR);
        Caller admin = line.signedIn(Demo.ADMIN);
        Set<String> routes = routes("studio");

        assertThat(routes).hasSizeGreaterThan(20);
        for (String route : routes) {
            String[] parts = route.split(" ");
            assertThat(status(nobody, parts[0], parts[1])).as(route).isIn(302, 401);
            assertThat(status(supervisor, parts[0], parts[1])).as(route).isEqualTo(403);
            assertThat(status(admin, parts[0], parts[1])).as(route).isNotIn(401, 403, 500);
        }
    }

    @Test
    void pictures_of_understanding_are_for_supervisors_and_admins() throws Exception {
        for (String path : List.of("/insights", "/insights/trends", "/insights/confidence", "/insights/phrases")) {
            assertThat(new Caller(line.running.port()).get(path).statusCode()).isEqualTo(302);
            assertThat(line.signedIn(Demo.AGENT).get(path).statusCode()).isEqualTo(403);
            assertThat(line.signedIn(Demo.SUPERVISOR).get(path).body()).doesNotContain("/studio/s/");
            assertThat(line.signedIn(Demo.SUPERVISOR).get(path).statusCode()).isEqualTo(200);
            assertThat(line.signedIn(Demo.ADMIN).get(path).statusCode()).isEqualTo(200);
        }
    }

    /** The routes of a room, as its source names them. */
    private static Set<String> routes(String room) throws IOException {
        Set<String> written = new TreeSet<>();
        try (DirectoryStream<Path> sources =
                Files.newDirectoryStream(Path.of("src/main/java/org/palier", room), "*.java")) {
            for (Path source : sources) {
                Matcher route = ROUTE.matcher(Files.readString(source));
                while (route.find()) {
                    if (route.group(2).startsWith("/" + room)) {
                        written.add((route.group(1).equals("post") ? "POST " : "GET ") + route.group(2));
                    }
                }
            }
        }
        return written;
    }

    @Test
    void the_stream_of_changes_is_for_staff() throws Exception {
        assertThat(new Caller(line.running.port()).get("/desk/live").statusCode())
                .isEqualTo(302);
    }
}
