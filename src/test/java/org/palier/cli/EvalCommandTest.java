package org.palier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvalCommandTest {
    @TempDir
    Path folder;

    private Path scripts;
    private Path messages;

    @BeforeEach
    void write_scripts_alone() throws IOException {
        scripts = Files.createDirectory(folder.resolve("scripts"));
        messages = folder.resolve("messages.tsv");
        script("gas", true, "ça sent le gaz", "odeur de gaz dans l'escalier", "fuite de gaz à la cave");
        script("lift", false, "l'ascenseur est en panne", "ascenseur bloqué au 3e", "pas d'ascenseur depuis lundi");
        script("rent", false, "je ne peux pas payer mon loyer", "payer le loyer plus tard", "mon loyer en retard");
    }

    private void script(String id, boolean danger, String... examples) throws IOException {
        Files.writeString(
                scripts.resolve(id + ".yaml"), """
                id: %s
                title: %s
                danger: %s
                examples:
                  fr: ["%s"]
                answer:
                  fr: {sms: "Bien."}
                """.formatted(id, id, danger, String.join("\", \"", examples)));
    }

    private Called eval(String table, String... more) throws IOException {
        Files.writeString(messages, table);
        return called(more);
    }

    private Called called(String... more) {
        String[] arguments = new String[5 + more.length];
        List.of("eval", "--intents", scripts.toString(), "--messages", messages.toString())
                .toArray(arguments);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Called.with(arguments);
    }

    private static JsonNode json(Called called) throws IOException {
        assertThat(called.code()).as(called.err()).isZero();
        return new ObjectMapper().readTree(called.out());
    }

    @Test
    void measures_scripts_alone_on_messages_that_tell_no_language() throws IOException {
        JsonNode figures = json(eval("""
                text\tintent
                ça sent le gaz dans l'escalier\tgas
                ascenseur en panne\tlift
                je paye mon loyer plus tard\trent
                ascenseur bloqué\trent
                """, "--json"));

        assertThat(figures.get("messages").intValue()).isEqualTo(4);
        assertThat(figures.get("accuracy").doubleValue()).isEqualTo(0.75);
        assertThat(figures.get("lenientAccuracy").doubleValue()).isEqualTo(0.75);
        assertThat(figures.get("macroF1").doubleValue()).isBetween(0.7, 0.8);
        assertThat(figures.get("dangerRecall").doubleValue()).isEqualTo(1);
        assertThat(figures.get("falseAlarmsPer1000").doubleValue()).isZero();
        assertThat(figures.get("latencyP50Micros").doubleValue())
                .isPositive()
                .isLessThanOrEqualTo(figures.get("latencyP99Micros").doubleValue());
        assertThat(figures.get("byStyle")).isEmpty();
        assertThat(figures.get("byLanguage")).isEmpty();
    }

    @Test
    void what_cannot_be_counted_is_null_in_json() throws IOException {
        JsonNode figures = json(eval("text\tintent\nascenseur en panne\tlift\n", "--json"));

        assertThat(figures.get("dangerRecall").isNull()).isTrue();
        assertThat(figures.get("abstentionRecall").isNull()).isTrue();
        assertThat(figures.get("auroc").isNull()).isTrue();
    }

    @Test
    void gives_the_same_figures_by_style_and_by_language() throws IOException {
        JsonNode figures = json(eval("""
                style\tlang\talso\tintent\ttext
                sms\tfr\tlift|rent\tgas\tascenseur en panne
                plain\tfr\t\tlift\tl'ascenseur ne marche pas
                plain\tes\t\tlift\tascensor roto
                """, "--json"));

        JsonNode sms = figures.get("byStyle").get("sms");
        assertThat(sms.get("accuracy").doubleValue()).isZero();
        assertThat(sms.get("lenientAccuracy").doubleValue()).isEqualTo(1);
        assertThat(sms.get("dangerRecall").doubleValue()).isEqualTo(1);
        assertThat(figures.get("byLanguage").get("fr").get("messages").intValue())
                .isEqualTo(2);
        assertThat(figures.get("byStyle").get("plain").get("latencyP99Micros").doubleValue())
                .isPositive();
    }

    @Test
    void reads_line_ends_of_windows_a_byte_order_mark_and_quotes_as_they_are() throws IOException {
        Path out = folder.resolve("out.tsv");

        Called called = eval(
                "\ufefftext\tintent\r\n\"ascenseur\" en \"panne\tlift\r\n\r\n'loyer' en retard\trent\r\n",
                "--predictions",
                out.toString());

        assertThat(called.code()).isZero();
        assertThat(Files.readAllLines(out)).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo("text\texpected\tpredicted\tconfidence");
            assertThat(lines.get(1)).matches("\"ascenseur\" en \"panne\tlift\tlift\t[01][.]\\d{4}");
            assertThat(lines.get(2)).matches("'loyer' en retard\trent\trent\t[01][.]\\d{4}");
        });
    }

    @Test
    void a_label_that_no_script_has_is_named_with_its_line_and_counts_as_missed() throws IOException {
        Called called = eval(
                "text\tintent\nascenseur en panne\tlift\npas d'ascenseur\tlfit\nrien\tnone\nmerci\tthanks\n", "--json");

        assertThat(called.err())
                .contains(messages + ":3:1: warning: no script is called 'lfit'")
                .contains("did you mean 'lift'?")
                .doesNotContain("none'", "thanks");
        assertThat(json(called).get("accuracy").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void the_table_shows_counts_and_lists_missed_dangers() throws IOException {
        Called called = eval("text\tintent\tstyle\nascenseur en panne\tgas\tsms\nle gaz fuit\tgas\tsms\n");

        assertThat(called.code()).isZero();
        assertThat(called.out())
                .containsPattern("accuracy +50.0 %  1/2")
                .containsPattern("sms +50.0 %  1/2")
                .containsPattern("gas +50.0 %  1/2")
                .contains("Dangers that were missed: 1", "line 2: lift, not gas: ascenseur en panne");
    }

    @Test
    void nothing_but_the_figures_is_on_standard_output() throws IOException {
        Called called = eval("text\tintent\nascenseur en panne\tlift\n", "--json");

        assertThat(called.out().strip()).startsWith("{").endsWith("}").doesNotContain("\n");
        assertThat(called.err()).contains("Learning from 3 scripts");
    }

    @Test
    void says_what_is_wrong_with_the_file() throws IOException {
        assertThat(eval("question\tlabel\nascenseur\tlift\n").err())
                .contains(messages + ":1:1: error: the first line does not name the columns 'text' and 'intent'");
        assertThat(eval("text\tintent\nascenseur en panne\n").err())
                .contains(messages + ":2:1: error: the message has no intent");
        assertThat(eval("").code()).isEqualTo(1);

        Files.write(messages, "text\tintent\nété\trent\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(called().err()).contains("not UTF-8");

        Files.delete(messages);
        assertThat(called()).isEqualTo(new Called(1, "", "There is no file " + messages + ".\n"));
    }

    @Test
    void an_output_that_cannot_be_written_is_refused_before_the_work() throws IOException {
        Called called = eval(
                "text\tintent\nascenseur\tlift\n",
                "--predictions",
                folder.resolve("missing/out.tsv").toString());

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("cannot be written").doesNotContain("Learning");
    }

    @Test
    void scripts_with_an_error_are_refused_with_its_place() throws IOException {
        Files.writeString(scripts.resolve("rent.yaml"), "id: rent\ntitel: Loyer\n");

        Called called = eval("text\tintent\nascenseur\tlift\n");

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("rent.yaml:2:1");
    }

    @Test
    void a_call_that_lacks_an_option_is_a_wrong_call() {
        Called called = Called.with("eval", "--messages", "x.tsv");

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains("--intents=DIR");
    }
}
