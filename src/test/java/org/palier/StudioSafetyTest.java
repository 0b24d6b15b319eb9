package org.palier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.web.Caller;

/** What the studio keeps to: nobody reads another landlord's tenants, and whatever an admin does is in the audit. */
class StudioSafetyTest {
    private static final String SECRET = "zouave du landlord voisin";

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

    private static void draft(Caller admin, String words) throws Exception {
        String live = line.database.read(tx -> tx.createQuery(
                        "SELECT content FROM revision JOIN live_file ON revision_id = revision.id WHERE live_file.file = 'thanks.yaml'")
                .mapTo(String.class)
                .one());
        line.database.write(tx -> tx.execute("DELETE FROM manuscript"));
        String changed = live.replaceFirst("(?m)^( +sms: *\"?)", "$1" + words);
        assertThat(changed).isNotEqualTo(live);
        admin.post("/studio/s/thanks/yaml", "content", changed, "version", "0");
    }

    private static String tried(Caller admin) {
        String[] result = {""};
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            result[0] = admin.get("/studio/check/result?file=thanks&n=500").body();
            return result[0].contains("id=\"publish\"");
        });
        return result[0];
    }

    private static long neighbour() {
        return line.database.write(tx -> {
            tx.execute(
                    "INSERT INTO landlord (id, slug, profile, created_at) SELECT 77, 'voisin', profile, 0 FROM landlord LIMIT 1");
            tx.execute("""
                    INSERT INTO staff (landlord_id, email, name, role, queues, confidential, password, created_at)
                    SELECT 77, 'admin@voisin.example', 'Lou', 'admin', queues, 1, password, 0 FROM staff WHERE email = ?""", Demo.ADMIN);
            tx.execute(
                    "INSERT INTO contact (id, landlord_id, address, kind, first_heard_at) VALUES (77, 77, '+33639980077', 'subscriber', 0)");
            tx.execute("""
                    INSERT INTO conversation (id, landlord_id, contact_id, opened_at, version, line, channel, last_heard_at, state, pace)
                    VALUES (7700, 77, 77, 0, 1, '+33536490077', 'SMS', 0, '{}', '{}')""");
            tx.execute("""
                    INSERT INTO message (landlord_id, conversation_id, direction, channel, at, text, outcome)
                    VALUES (77, 7700, 'in', 'SMS', unixepoch() * 1000, ?, 'NOT_UNDERSTOOD')""", SECRET);
            tx.execute("""
                    INSERT INTO shadow (id, landlord_id, staff_id, began_at, ends_at, message_id, ended_at, ending)
                    VALUES (7, 77, 1, 0, 1, 0, 1, 'time')""");
            tx.execute("""
                    INSERT INTO shadow_change (message_id, shadow_id, kind, before, after) SELECT max(id), 7, 'WORDS', '', '' FROM message""");
            tx.execute("INSERT INTO shadow_count (shadow_id, kind, number) VALUES (7, 'WORDS', 1)");
            return tx.createQuery("SELECT max(id) FROM message")
                    .mapTo(Long.class)
                    .one();
        });
    }

    @Test
    void an_admin_reads_no_message_of_another_landlord() throws Exception {
        long message = neighbour();
        await().atMost(Duration.ofMinutes(1)).until(() -> line.count("miss WHERE landlord_id = 77") == 1);
        Caller admin = line.signedIn(Demo.ADMIN);
        Caller theirs = line.signedIn("admin@voisin.example");
        draft(admin, "Bien volontiers. ");

        assertThat(theirs.get("/studio/misses").body()).contains(SECRET);
        assertThat(theirs.get("/studio/shadow/7").body()).contains(SECRET);
        assertThat(theirs.get("/desk/c/7700").statusCode()).isEqualTo(200);
        assertThat(admin.get("/desk/c/7700").statusCode()).isEqualTo(404);
        assertThat(admin.get("/studio/misses").body()).doesNotContain(SECRET);
        assertThat(admin.get("/desk/search?q=zouave").body()).doesNotContain(SECRET);
        assertThat(tried(admin)).doesNotContain(SECRET);
        assertThat(admin.get("/studio/shadow/7").statusCode()).isEqualTo(404);
        for (String step : List.of("mark", "stop", "drop")) {
            assertThat(admin.post("/studio/shadow/7/" + step, "message", Long.toString(message))
                            .statusCode())
                    .as(step)
                    .isEqualTo(404);
        }
        admin.post("/studio/misses/aside", "messages", Long.toString(message));
        assertThat(line.count("miss WHERE landlord_id = 77 AND settled_at IS NULL"))
                .isEqualTo(1);
        line.database.write(tx -> tx.execute("DELETE FROM shadow"));
    }

    private static void audited(String action, Caller admin, String path, String... fields) throws Exception {
        String lines = "audit WHERE staff_id IS NOT NULL AND action = '" + action + "'";
        int before = line.count(lines);
        int status = admin.post(path, fields).statusCode();
        assertThat(line.count(lines) - before).as(path + " answered " + status).isEqualTo(1);
    }

    private static String id(String select) {
        return Long.toString(line.id(select));
    }

    @Test
    void whatever_an_admin_does_is_in_the_audit() throws Exception {
        Caller admin = line.signedIn(Demo.ADMIN);
        line.text(1, "merci beaucoup");
        line.text(2, "le xilofone volant du zouave svp");
        String thanked = id("SELECT id FROM message WHERE text = 'merci beaucoup'");
        await().atMost(Duration.ofMinutes(1)).until(() -> line.count("miss WHERE landlord_id <> 77") > 0);
        String missed = id("SELECT message_id FROM miss WHERE landlord_id <> 77 LIMIT 1");

        audited("script-draft-begun", admin, "/studio/new", "id", "essai", "title", "Essai");
        audited("script-draft-discarded", admin, "/studio/s/essai/discard");
        draft(admin, "Avec joie. ");
        tried(admin);
        String[] mark = {"file", "thanks", "n", "500", "message", thanked, "mark", "better", "say", "merci beaucoup"};
        audited("script-change-better", admin, "/studio/check/mark", mark);
        audited("script-review-asked", admin, "/studio/check/ask", "file", "thanks", "message", "Relis");
        String[] plan = {"file", "thanks", "message", "Demain", "when", "2040-01-01T08:00"};
        audited("script-planned", admin, "/studio/plan", plan);
        audited("script-plan-cancelled", admin, "/studio/plan/cancel", "file", "thanks");
        audited("script-shadow-begun", admin, "/studio/shadow", "file", "thanks", "hours", "1");
        String shadow = "/studio/shadow/" + id("SELECT max(id) FROM shadow");
        line.text(3, "merci beaucoup");
        await().atMost(Duration.ofMinutes(1)).until(() -> line.count("shadow_change") > 0);
        String changed = id("SELECT max(message_id) FROM shadow_change");
        audited("script-change-worse", admin, shadow + "/mark", "message", changed, "mark", "worse");
        audited("script-shadow-stopped", admin, shadow + "/stop");
        audited("script-shadow-dropped", admin, shadow + "/drop");
        line.database.write(tx -> tx.execute("DELETE FROM mark"));
        audited(
                "scripts-published",
                admin,
                "/studio/check/publish",
                "file",
                "thanks",
                "n",
                "500",
                "message",
                "Plus gai");
        String old = id("SELECT min(id) FROM revision WHERE file = 'thanks.yaml'");
        audited("script-restored", admin, "/studio/revisions/" + old + "/restore");
        audited("script-outside-dropped", admin, "/studio/s/thanks/outside", "decision", "drop");
        audited("misses-settled-aside", admin, "/studio/misses/aside", "messages", missed);
        String settled = id("SELECT settled_at FROM miss WHERE message_id = " + missed);
        audited("misses-reopened", admin, "/studio/misses/reopen", "settled", settled);
        String[] example = {"messages", missed, "phrases", "xylophone volant", "script", "thanks"};
        audited("misses-settled-example", admin, "/studio/misses/example", example);
        String profile = line.database.read(tx -> tx.createQuery("SELECT profile FROM landlord WHERE id <> 77")
                .mapTo(String.class)
                .one());
        String[] landlord = {"content", profile.replace("Habitat Demo", "Habitat Nouveau"), "seen", landlordRevision()};
        audited("landlord-published", admin, "/studio/landlord/publish", landlord);
        String first = id("SELECT min(id) FROM landlord_revision WHERE landlord_id <> 77");
        audited("landlord-restored", admin, "/studio/landlord/restore/" + first);
    }

    @Test
    void a_queue_has_the_landlord_s_name_wherever_its_staff_see_it() throws Exception {
        Caller admin = line.signedIn(Demo.ADMIN);
        String before = line.database.read(tx -> tx.createQuery("SELECT profile FROM landlord WHERE id <> 77")
                .mapTo(String.class)
                .one());
        String named = before + "queues: {social: {name: {fr: Vie sociale, en: Social life}}}\n";
        admin.post("/studio/landlord/publish", "content", named, "seen", landlordRevision());

        for (String path : List.of("/desk", "/desk/new", "/staff", "/studio", "/studio/s/rent-deferral")) {
            assertThat(admin.get(path).body()).as(path).contains("Vie sociale");
        }
        admin.post("/studio/landlord/publish", "content", before, "seen", landlordRevision());
        assertThat(admin.get("/studio").body()).doesNotContain("Vie sociale");
    }

    private static String landlordRevision() {
        return id("SELECT max(id) FROM landlord_revision WHERE landlord_id <> 77");
    }
}
