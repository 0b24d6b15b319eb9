package org.palier.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palier.intents.Problem;
import org.palier.intents.ScriptWriter;

/** Where scripts live: in the database once they were imported, with the folder and its changes beside it. */
class ArchiveTest {
    @TempDir
    Path data;

    @TempDir
    Path folder;

    private SmallStudio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new SmallStudio(data);
        for (Map.Entry<String, byte[]> file : SmallStudio.files().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private void look() {
        new FolderWatch(folder, studio.database, studio.press).run();
    }

    private List<String> waiting() {
        return studio.database.read(Outside::waiting);
    }

    @Test
    void what_was_imported_is_exported_byte_for_byte() {
        assertThat(studio.archive.files()).containsOnlyKeys("gas.yaml", "heating.yaml", "rent.yaml");
        assertThat(studio.archive.files().get("heating.yaml")).isEqualTo(Press.bytes(SmallStudio.HEATING));
        assertThat(studio.archive.differences(SmallStudio.files())).isEmpty();
    }

    @Test
    void a_later_import_of_the_same_files_changes_nothing() {
        Archive.Live again = studio.archive.begin(SmallStudio.files(), studio.onAir.scripts());

        assertThat(again).isEqualTo(studio.archive.live().orElseThrow());
        assertThat(again.publication()).isEqualTo(1);
    }

    @Test
    void comments_make_no_difference_and_parts_are_named() {
        Map<String, byte[]> files = new TreeMap<>(SmallStudio.files());
        files.put("heating.yaml", Press.bytes(SmallStudio.HEATING.replace("# Written by hand.\n", "")));
        files.put(
                "rent.yaml",
                Press.bytes(SmallStudio.RENT.replace("Loyer", "Le loyer").replace("- délai", "- un délai")));
        files.remove("gas.yaml");

        assertThat(studio.archive.differences(files))
                .containsExactly("gas.yaml: only in Palier", "rent.yaml: examples.fr title");
    }

    @Test
    void a_file_that_changes_outside_goes_on_air_while_nobody_has_edited_it() throws Exception {
        Files.writeString(folder.resolve("heating.yaml"), SmallStudio.HEATING.replace("Un technicien", "Quelqu'un"));
        look();

        assertThat(studio.answer("heating")).contains("Quelqu'un");
        assertThat(studio.onAir.edition().publication()).isEqualTo(2);
        assertThat(studio.kept).isEqualTo(1);
        assertThat(waiting()).isEmpty();
        look();
        assertThat(studio.onAir.edition().publication()).isEqualTo(2);
    }

    @Test
    void a_file_that_was_edited_here_is_never_overwritten_from_outside() throws Exception {
        assertThat(studio.edit("heating.yaml", SmallStudio.HEATING.replace("Un technicien", "Nadia")))
                .isTrue();
        Files.writeString(folder.resolve("heating.yaml"), SmallStudio.HEATING.replace("Un technicien", "Quelqu'un"));
        look();

        assertThat(studio.answer("heating")).contains("Nadia");
        assertThat(waiting()).containsExactly("heating.yaml");
    }

    @Test
    void a_file_that_somebody_is_writing_is_not_replaced_under_the_pen() throws Exception {
        studio.database.write(tx -> Manuscripts.save(tx, "rent.yaml", SmallStudio.RENT, 0, null, SmallStudio.NOW));
        Files.writeString(folder.resolve("rent.yaml"), SmallStudio.RENT.replace("Loyer", "Le loyer"));
        look();

        assertThat(studio.onAir.title("rent")).isEqualTo("Loyer");
        assertThat(waiting()).containsExactly("rent.yaml");
    }

    @Test
    void a_broken_file_outside_waits_and_the_line_goes_on() throws Exception {
        Files.writeString(folder.resolve("heating.yaml"), "id: heating\ntitle: [");
        Files.writeString(folder.resolve("rent.yaml"), SmallStudio.RENT.replace("Loyer", "Le loyer"));
        look();

        assertThat(studio.onAir.title("heating")).isEqualTo("Chauffage");
        assertThat(waiting()).contains("heating.yaml");
        Files.delete(folder.resolve("gas.yaml"));
        look();
        assertThat(studio.onAir.scripts().script("gas")).isPresent();
    }

    @Test
    void what_another_process_published_goes_on_air_here() {
        Press other = new Press(
                studio.database,
                new OnAir(
                        1,
                        studio.onAir.scripts(),
                        studio.onAir.edition().matcher(),
                        org.palier.dialogue.Manners.usual()),
                edition -> {},
                studio.clock);
        studio.edit("rent.yaml", SmallStudio.RENT.replace("Loyer", "Le loyer"));

        other.catchUp();

        assertThat(other.onAir().title("rent")).isEqualTo("Le loyer");
    }

    @Test
    void what_was_proved_beside_an_older_publication_is_not_published() {
        Proof early = studio.press.proof(Map.of("rent.yaml", SmallStudio.RENT.replace("Loyer", "Mon loyer")));
        Edition edition = studio.press.edition(early);
        studio.edit("rent.yaml", SmallStudio.RENT.replace("Loyer", "Le loyer"));

        boolean done = studio.press.publish(
                early, edition, new Revisions.Imprint(Revisions.Kind.EDIT, null, null, "trop tard"), (tx, id) -> {});

        assertThat(done).isFalse();
        assertThat(studio.onAir.title("rent")).isEqualTo("Le loyer");
    }

    @Test
    void words_alone_are_published_without_training() {
        Edition before = studio.onAir.edition();
        studio.edit("rent.yaml", SmallStudio.RENT.replace("Loyer", "Le loyer"));
        assertThat(studio.onAir.edition().matcher()).isSameAs(before.matcher());

        studio.edit("rent.yaml", SmallStudio.RENT.replace("- délai", "- un délai"));
        assertThat(studio.onAir.edition().matcher()).isNotSameAs(before.matcher());
    }

    @Test
    void a_revision_never_changes_and_never_goes() {
        assertThatThrownBy(() -> studio.database.write(tx -> tx.execute("UPDATE revision SET content = ''")))
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> studio.database.write(tx -> tx.execute("DELETE FROM publication")))
                .hasMessageContaining("stays");
    }

    @Test
    void who_saves_over_what_another_wrote_meanwhile_is_refused() {
        Optional<Long> first =
                studio.database.write(tx -> Manuscripts.save(tx, "rent.yaml", "a", 0, null, SmallStudio.NOW));
        Optional<Long> second =
                studio.database.write(tx -> Manuscripts.save(tx, "rent.yaml", "b", 1, null, SmallStudio.NOW));
        Optional<Long> late =
                studio.database.write(tx -> Manuscripts.save(tx, "rent.yaml", "c", 1, null, SmallStudio.NOW));
        Optional<Long> blind =
                studio.database.write(tx -> Manuscripts.save(tx, "rent.yaml", "d", 0, null, SmallStudio.NOW));

        assertThat(first).contains(1L);
        assertThat(second).contains(2L);
        assertThat(late).isEmpty();
        assertThat(blind).isEmpty();
        assertThat(studio.database
                        .read(tx -> Manuscripts.of(tx, "rent.yaml"))
                        .orElseThrow()
                        .content())
                .isEqualTo("b");
    }

    static Stream<Arguments> broken_files() {
        String rent = SmallStudio.RENT;
        return Stream.of(
                Arguments.of("no YAML", "id: rent\ntitle: [", 2, ""),
                Arguments.of(
                        "a tag that makes objects", "id: rent\ntitle: !!javax.script.ScriptEngineManager []\n", 2, ""),
                Arguments.of("an alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\nid: *b\n", 1, ""),
                Arguments.of("a key twice", rent.replace("title: Loyer", "title: Loyer\ntitle: Encore"), 3, "title"),
                Arguments.of("an unknown key", rent.replace("queue:", "file:"), 3, "file"),
                Arguments.of("an id that climbs out", rent.replace("id: rent", "id: ../../etc/passwd"), 1, "id"),
                Arguments.of("no French answer", rent.replace("  fr: {sms", "  en: {sms"), 7, "French"),
                Arguments.of(
                        "an unknown placeholder", rent.replace("Dites", "{landlord.nam} dites"), 7, "landlord.nam"),
                Arguments.of("a control character", rent.replace("Loyer", "Lo\u0000yer"), 2, "control"),
                Arguments.of("an escalation that nobody knows", rent.replace("always", "sometimes"), 4, "sometimes"),
                Arguments.of("a tab", rent.replace("title: Loyer", "title:\tLoyer"), 2, "tab"),
                Arguments.of("too much", rent + "#".repeat(1_000_001), 0, "larger"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken_files")
    void a_broken_or_hostile_file_is_refused_with_line_and_reason(
            String what, String content, int line, String reason) {
        Archive.Arrival arrival = studio.archive.bring(Map.of("rent.yaml", Press.bytes(content)));

        assertThat(arrival.waiting()).isEmpty();
        assertThat(waiting()).isEmpty();
        Problem first = arrival.errors().get(0);
        assertThat(first.file()).isEqualTo("rent.yaml");
        assertThat(first.line()).isEqualTo(line);
        assertThat(first.message() + first.whatToDo()).contains(reason);
    }

    @Test
    void what_is_brought_waits_for_a_person_and_what_is_the_same_does_not() {
        Map<String, byte[]> files = new TreeMap<>(SmallStudio.files());
        files.put("rent.yaml", Press.bytes(SmallStudio.RENT.replace("Loyer", "Le loyer")));
        String written =
                ScriptWriter.write(studio.onAir.scripts().script("heating").orElseThrow());
        files.put("heating.yaml", Press.bytes(written));

        assertThat(studio.archive.bring(files).waiting()).containsExactly("rent.yaml");
        assertThat(studio.onAir.title("rent")).isEqualTo("Loyer");
        assertThat(waiting()).containsExactly("rent.yaml");
    }
}
