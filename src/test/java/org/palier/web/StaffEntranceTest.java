package org.palier.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.MovingClock;
import org.palier.database.Database;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;

/** How staff come in, over real HTTP. */
class StaffEntranceTest {
    private static final String PASSWORD = "un mot de passe";

    /** Of the password above: hashing it for every test would take half a second each. */
    private static final String HASH = Passwords.hash(PASSWORD);

    @TempDir
    private Path folder;

    private final MovingClock clock = new MovingClock("2026-11-24T10:00:00Z");
    private Database database;
    private long landlord;
    private StaffAccounts accounts;
    private StaffEntrance entrance;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        database = Database.open(folder.resolve("palier.db"));
        landlord = new Landlords(database, clock)
                .store("example.yaml", LandlordFile.example())
                .id();
        accounts = new StaffAccounts(database, clock);
        serve(URI.create("http://localhost:8080"));
    }

    private void serve(URI publicUrl) throws Exception {
        Assets assets = new Assets();
        Pages pages = new Pages(assets, List.of(new Page.Link("/staff", "nav.staff")));
        Duty duty = new Duty(database, Duration.ofMinutes(15), clock);
        entrance = new StaffEntrance(database, clock, new SecureRandom(), pages, duty, publicUrl, ZoneOffset.UTC);
        List<Feature> features = new ArrayList<>(entrance.features());
        features.addAll(List.of(
                assets,
                new Home(pages, false),
                new Health(() -> true),
                routes -> routes.get("/unlisted", ctx -> ctx.result("open"))
                        .get("/desk", ctx -> ctx.result("desk"))
                        .get("/desk/live/x", ctx -> ctx.result("live"))
                        .get("/desk/team", ctx -> ctx.result("team"))
                        .get("/studio", ctx -> ctx.result("studio"))
                        .post("/desk/act", ctx -> ctx.result("acted"))));
        server = Server.start("127.0.0.1", 0, pages, features);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    private Staff account(String email, Staff.Role role) {
        return accounts.addHashed(
                        landlord, email, "Anne Martin", new StaffAccounts.Powers(role, Set.of("social"), false), HASH)
                .orElseThrow();
    }

    private Caller caller() {
        return new Caller(server.port());
    }

    private Caller signedIn(Staff.Role role) throws Exception {
        account(role.id() + "@habitat.example", role);
        Caller caller = caller();
        assertThat(enter(caller, role.id() + "@habitat.example").statusCode()).isEqualTo(302);
        return caller;
    }

    private static HttpResponse<String> enter(Caller caller, String email) throws Exception {
        return caller.post("/login", "email", email, "password", PASSWORD);
    }

    private static String found(String pattern, String in) {
        Matcher matcher = Pattern.compile(pattern).matcher(in);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    /** Who may ask for what: 200 open, 302 to the sign-in page, 403 refused. */
    @ParameterizedTest
    @CsvSource({
        "/,               200, 200, 200, 200",
        "/login,          200, 200, 200, 200",
        "/health,         200, 200, 200, 200",
        "/account,        302, 200, 200, 200",
        "/desk,           302, 200, 200, 200",
        "/desk/team,      302, 403, 200, 200",
        "/staff,          302, 403, 403, 200",
        "/studio,         302, 403, 403, 200",
        "/unlisted,       403, 403, 403, 403"
    })
    void each_role_sees_only_its_own(String path, int nobody, int agent, int supervisor, int admin) throws Exception {
        assertThat(caller().get(path).statusCode()).as("nobody").isEqualTo(nobody);
        assertThat(signedIn(Staff.Role.AGENT).get(path).statusCode())
                .as("agent")
                .isEqualTo(agent);
        assertThat(signedIn(Staff.Role.SUPERVISOR).get(path).statusCode())
                .as("supervisor")
                .isEqualTo(supervisor);
        assertThat(signedIn(Staff.Role.ADMIN).get(path).statusCode())
                .as("admin")
                .isEqualTo(admin);
    }

    @Test
    void who_is_not_signed_in_comes_back_to_the_page_that_was_asked_for() throws Exception {
        account("anne@habitat.example", Staff.Role.ADMIN);
        Caller caller = caller();

        String login = caller.get("/desk/team").headers().firstValue("Location").orElseThrow();
        assertThat(login).endsWith("/login?next=%2Fdesk%2Fteam");
        String next = found(
                "name=\"next\" value=\"([^\"]*)\"",
                caller.get(login.substring(login.indexOf("/login"))).body());
        HttpResponse<String> entered =
                caller.post("/login", "email", "anne@habitat.example", "password", PASSWORD, "next", next);

        assertThat(entered.headers().firstValue("Location")).contains("/desk/team");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", ""})
    void signing_in_never_leads_to_another_site(String next) throws Exception {
        account("anne@habitat.example", Staff.Role.AGENT);

        HttpResponse<String> entered =
                caller().post("/login", "email", "anne@habitat.example", "password", PASSWORD, "next", next);

        assertThat(entered.headers().firstValue("Location")).contains("/desk");
    }

    @Test
    void a_form_of_another_site_is_refused() throws Exception {
        Caller caller = signedIn(Staff.Role.AGENT);

        assertThat(caller.post("/desk/act").statusCode()).isEqualTo(200);
        assertThat(caller.postWith("Sec-Fetch-Site", "cross-site", "/desk/act").statusCode())
                .isEqualTo(403);
        assertThat(caller.postWith("Sec-Fetch-Site", "same-site", "/desk/act").statusCode())
                .isEqualTo(403);
        assertThat(caller.postWith("Origin", "https://evil.example", "/desk/act")
                        .statusCode())
                .isEqualTo(403);
        assertThat(caller.postWith("Origin", "null", "/desk/act").statusCode()).isEqualTo(403);
        assertThat(caller.postWith("Origin", "http://localhost:8080", "/desk/act")
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.postBare("/desk/act").statusCode()).isEqualTo(403);
    }

    @Test
    void a_session_survives_a_restart_and_ends_when_nobody_uses_it() throws Exception {
        Caller before = signedIn(Staff.Role.AGENT);
        clock.advance(Duration.ofMinutes(90));
        assertThat(before.get("/desk").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(90));

        assertThat(before.get("/desk").statusCode()).isEqualTo(200);
        clock.advance(Sessions.IDLE);
        assertThat(before.get("/desk").statusCode()).isEqualTo(302);
    }

    @Test
    void what_a_page_asks_for_by_itself_keeps_nobody_signed_in() throws Exception {
        Caller caller = signedIn(Staff.Role.AGENT);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(caller.get("/desk/live/x").statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(30));

        assertThat(caller.get("/desk/live/x").statusCode()).isNotEqualTo(200);
    }

    @Test
    void a_session_ends_after_twelve_hours_in_any_case() throws Exception {
        Caller caller = signedIn(Staff.Role.AGENT);
        for (int i = 0; i < 11; i++) {
            clock.advance(Duration.ofHours(1));
            assertThat(caller.get("/desk").statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(1));

        assertThat(caller.get("/desk").statusCode()).isEqualTo(302);
    }

    @Test
    void signing_out_everywhere_else_leaves_only_this_session() throws Exception {
        Caller here = signedIn(Staff.Role.AGENT);
        Caller elsewhere = caller();
        enter(elsewhere, "agent@habitat.example");

        here.post("/account/sessions");

        assertThat(here.get("/desk").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/desk").statusCode()).isEqualTo(302);
        here.post("/account/logout");
        assertThat(here.get("/desk").statusCode()).isEqualTo(302);
    }

    @Test
    void guessing_a_password_is_slowed_down_and_then_let_go() throws Exception {
        account("anne@habitat.example", Staff.Role.AGENT);
        Caller caller = caller();
        for (int i = 0; i < 6; i++) {
            assertThat(caller.post("/login", "email", "anne@habitat.example", "password", "wrong " + i)
                            .statusCode())
                    .isEqualTo(401);
        }

        assertThat(enter(caller, "ANNE@habitat.example").statusCode()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(16));
        assertThat(enter(caller, "anne@habitat.example").statusCode()).isEqualTo(302);
    }

    @Test
    void guessing_at_many_accounts_from_one_address_is_slowed_down_for_that_address_alone() throws Exception {
        account("anne@habitat.example", Staff.Role.AGENT);
        Caller caller = caller();
        for (int i = 0; i < 31; i++) {
            assertThat(guess(caller, "198.51.100.7", "somebody" + i, "wrong").statusCode())
                    .as("guess %d, each at another account", i)
                    .isEqualTo(401);
        }

        assertThat(guess(caller, "198.51.100.7", "anne", PASSWORD).statusCode())
                .as("an account that nobody guessed at")
                .isEqualTo(429);
        assertThat(guess(caller(), "198.51.100.8", "anne", PASSWORD).statusCode())
                .as("from elsewhere")
                .isEqualTo(302);
        clock.advance(Duration.ofSeconds(16));
        assertThat(guess(caller, "198.51.100.7", "anne", PASSWORD).statusCode()).isEqualTo(302);
    }

    private static HttpResponse<String> guess(Caller caller, String address, String who, String password)
            throws Exception {
        return caller.postFrom(address, "/login", "email", who + "@habitat.example", "password", password);
    }

    @Test
    void the_first_admin_comes_in_by_a_link_that_works_once() throws Exception {
        String link = entrance.firstLink(landlord).orElseThrow();
        String path = URI.create(link).getPath();
        Caller caller = caller();

        assertThat(caller.get(path).body()).contains("Premier compte");
        assertThat(caller.post(path, "email", "chef@habitat.example", "name", "Dominique", "password", "court")
                        .statusCode())
                .isEqualTo(422);
        assertThat(caller.post(path, "email", "chef@habitat.example", "name", "Dominique", "password", PASSWORD)
                        .statusCode())
                .isEqualTo(302);

        assertThat(caller.get("/staff").statusCode()).isEqualTo(200);
        assertThat(caller().get(path).statusCode()).isEqualTo(410);
        assertThat(entrance.firstLink(landlord)).isEmpty();
    }

    @Test
    void an_admin_invites_and_the_link_gives_only_what_was_meant() throws Exception {
        Caller admin = signedIn(Staff.Role.ADMIN);
        String page = admin.post(
                        "/staff/invitations",
                        "email",
                        "lea@habitat.example",
                        "name",
                        "Léa",
                        "role",
                        "agent",
                        "queue",
                        "technique")
                .body();
        String path = found("value=\"http://localhost:8080(/join/[^\"]+)\"", page);
        Caller lea = caller();

        HttpResponse<String> joined = lea.post(
                path, "email", "other@habitat.example", "name", "Léa Roux", "password", PASSWORD, "role", "admin");

        assertThat(joined.statusCode()).isEqualTo(302);
        assertThat(lea.get("/staff").statusCode()).isEqualTo(403);
        assertThat(accounts.of(landlord))
                .filteredOn(staff -> staff.name().equals("Léa Roux"))
                .singleElement()
                .satisfies(staff -> {
                    assertThat(staff.email()).isEqualTo("lea@habitat.example");
                    assertThat(staff.queues()).containsExactly("technique");
                    assertThat(staff.seesRestricted()).isFalse();
                });
    }

    @Test
    void a_new_password_by_the_admins_link_ends_all_sessions() throws Exception {
        Caller anne = signedIn(Staff.Role.AGENT);
        Caller admin = signedIn(Staff.Role.ADMIN);
        long id = accounts.of(landlord).stream()
                .filter(staff -> staff.role() == Staff.Role.AGENT)
                .findFirst()
                .orElseThrow()
                .id();
        String path = found(
                "value=\"http://localhost:8080(/join/[^\"]+)\"",
                admin.post("/staff/" + id + "/password").body());

        caller().post(path, "password", "un autre mot de passe");

        assertThat(anne.get("/desk").statusCode()).isEqualTo(302);
        assertThat(accounts.signIn("agent@habitat.example", PASSWORD)).isEmpty();
        assertThat(accounts.signIn("agent@habitat.example", "un autre mot de passe"))
                .isPresent();
    }

    @Test
    void the_last_admin_can_neither_leave_nor_step_down() throws Exception {
        Caller admin = signedIn(Staff.Role.ADMIN);
        long id = accounts.of(landlord).get(0).id();

        assertThat(admin.post("/staff/" + id, "role", "agent").statusCode()).isEqualTo(422);
        assertThat(admin.post("/staff/" + id + "/leave").statusCode()).isEqualTo(422);
        assertThat(admin.get("/staff").statusCode()).isEqualTo(200);
    }

    @Test
    void a_second_factor_asks_for_a_code_that_opens_once() throws Exception {
        Caller anne = signedIn(Staff.Role.AGENT);
        String key = found(
                "name=\"key\" value=\"([A-Z2-7]{32})\"", anne.get("/account").body());
        assertThat(anne.post("/account/second-factor", "key", key, "code", code(key))
                        .statusCode())
                .isEqualTo(200);
        clock.advance(Duration.ofSeconds(30));
        String code = code(key);

        Caller elsewhere = caller();
        HttpResponse<String> asked = enter(elsewhere, "agent@habitat.example");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/desk").statusCode()).isEqualTo(302);
        String token = found("name=\"token\" value=\"([^\"]+)\"", asked.body());
        assertThat(elsewhere
                        .post("/login/code", "token", token, "code", "000000")
                        .statusCode())
                .isEqualTo(401);
        assertThat(elsewhere.post("/login/code", "token", token, "code", code).statusCode())
                .isEqualTo(302);
        assertThat(elsewhere.get("/desk").statusCode()).isEqualTo(200);

        Caller thief = caller();
        String other = found(
                "name=\"token\" value=\"([^\"]+)\"",
                enter(thief, "agent@habitat.example").body());
        assertThat(thief.post("/login/code", "token", other, "code", code).statusCode())
                .isEqualTo(401);
    }

    private String code(String base32) throws Exception {
        byte[] key = new byte[20];
        for (int bit = 0; bit < 160; bit++) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(bit / 5));
            key[bit / 8] |= (byte) ((value >> (4 - bit % 5) & 1) << (7 - bit % 8));
        }
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(key, "HmacSHA1"), clock.instant());
    }

    @Test
    void the_cookie_is_for_this_site_and_over_https_for_https_alone() throws Exception {
        server.close();
        serve(URI.create("https://ligne.example.org"));
        account("anne@habitat.example", Staff.Role.AGENT);

        String cookie = enter(caller(), "anne@habitat.example")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(cookie).startsWith("__Host-palier=").contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void a_name_is_shown_as_text_wherever_it_is_shown() throws Exception {
        Caller admin = signedIn(Staff.Role.ADMIN);

        String page = admin.post(
                        "/staff/invitations", "email", "x@habitat.example", "name", "<script>alert(1)</script>")
                .body();

        assertThat(page).doesNotContain("<script>alert(1)").contains("&lt;script&gt;");
    }
}
