package org.palier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between rooms, and where the types of libraries may be seen. */
class ArchitectureTest {
    private static final JavaClasses PALIER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.palier");

    /** What each room may use. Numbers of telephones are words of all; the root and the commands wire everything. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("phones", Set.of()),
            Map.entry("settings", Set.of()),
            Map.entry("database", Set.of("settings")),
            Map.entry("intents", Set.of()),
            Map.entry("dialogue", Set.of("intents")),
            Map.entry("landlords", Set.of("database", "dialogue", "intents")),
            Map.entry("conversations", Set.of("database", "landlords", "dialogue", "intents")),
            Map.entry("outbox", Set.of("database", "landlords")),
            Map.entry("line", Set.of("dialogue", "intents", "conversations", "landlords", "outbox", "database")),
            Map.entry(
                    "calls", Set.of("line", "dialogue", "intents", "conversations", "landlords", "outbox", "database")),
            Map.entry("twilio", Set.of("calls", "line", "outbox", "settings", "intents", "dialogue", "conversations")),
            Map.entry("web", Set.of("settings", "database")),
            Map.entry(
                    "desk",
                    Set.of(
                            "web",
                            "calls",
                            "conversations",
                            "line",
                            "outbox",
                            "landlords",
                            "intents",
                            "dialogue",
                            "database")),
            Map.entry("studio", Set.of("web", "intents", "dialogue", "conversations", "landlords", "database")),
            Map.entry(
                    "testphone",
                    Set.of("web", "twilio", "calls", "landlords", "conversations", "dialogue", "intents", "database")));

    /** Compiled from {@code src/main/jte}: a template knows the room whose page it is. */
    private static final String TEMPLATES = "org.palier.web.pages..";

    static Stream<String> every_room() {
        return ARROWS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("every_room")
    void a_room_uses_only_what_its_arrows_allow(String room) {
        Set<String> allowed = new TreeSet<>(ARROWS.getOrDefault(room, Set.of()));
        allowed.addAll(List.of(room, "phones"));
        String[] others = ARROWS.keySet().stream()
                .filter(other -> !allowed.contains(other))
                .map(other -> "org.palier." + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("org.palier." + room + "..")
                .and()
                .resideOutsideOfPackage(TEMPLATES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.palier", "org.palier.cli..")
                .allowEmptyShould(true)
                .check(PALIER);
    }

    @Test
    void every_room_is_in_the_plan() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/org/palier"))) {
            Set<String> rooms = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("cli"))
                    .collect(Collectors.toSet());

            assertThat(ARROWS.keySet()).containsAll(rooms);
        }
    }

    @Test
    void every_room_says_what_it_owns() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/org/palier"))) {
            assertThat(folders.filter(Files::isDirectory))
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .content()
                            .startsWith("/**")
                            .contains("@org.jspecify.annotations.NullMarked"));
        }
    }

    @Test
    void the_brain_reads_no_clock_file_database_or_random_number() {
        noClasses()
                .that()
                .resideInAPackage("org.palier.dialogue..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.sql..", "java.net..", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(PALIER);
    }

    @Test
    void twilio_s_types_stay_at_the_edge() {
        only("com.twilio..", "org.palier.twilio..");
    }

    @Test
    void lucene_stays_among_the_intents() {
        only("ai.onnxruntime..", "org.palier.intents.onnx..");
        only("org.apache.lucene..", "org.palier.intents..");
    }

    @Test
    void jdbc_stays_in_the_database() {
        only("org.sqlite..", "org.palier.database..");
    }

    @Test
    void sql_is_in_the_database_and_in_the_stores_of_features() {
        only(
                "org.jdbi..",
                "org.palier",
                "org.palier.database..",
                "org.palier.conversations..",
                "org.palier.landlords..",
                "org.palier.outbox..",
                "org.palier.line..",
                "org.palier.calls..",
                "org.palier.web..",
                "org.palier.desk..",
                "org.palier.studio..");
    }

    @Test
    void the_web_server_s_types_stay_in_pages_and_webhooks() {
        only(
                "io.javalin..",
                "org.palier.web..",
                "org.palier.twilio..",
                "org.palier.testphone..",
                "org.palier.desk..",
                "org.palier.studio..");
        only("org.eclipse.jetty..", "org.palier.web..");
    }

    @Test
    void scripts_know_neither_sql_nor_http() {
        noClasses()
                .that()
                .resideInAPackage("org.palier.intents..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..", "io.javalin..", "jakarta.servlet..", "java.net.http..")
                .check(PALIER);
    }

    @Test
    void no_class_has_a_name_that_says_nothing() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TEMPLATES)
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .check(PALIER);
    }

    private static void only(String library, String... rooms) {
        classes()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage(library)
                .check(PALIER);
    }
}
