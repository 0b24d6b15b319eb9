package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever somebody does to a script file, the loader answers with a script or with problems, never with anything else. */
class ScriptFuzzTest {
    private static final String VALID = """
            id: fuzz
            title: Fuite d'eau   # un commentaire
            scope: >-
              Une fuite, un dégât
              des eaux.
            queue: technique
            escalation: always
            priority: 2
            danger: false
            partner: meals
            urgent-when: [baby, elderly]
            owner: Service technique
            review-by: 2027-03-31
            source: "facts 2.1"
            answer:
              fr:
                - {until: 2026-12-31, with-partner: true, sms: "Fermez le robinet, {landlord.name}.", voice: "Fermez."}
                - {sms: "Appelez le {number.samu}."}
              ar:
                sms: "أغلق الماء"
            ask: [residence, where]
            tests:
              - {say: "ça coule partout", expect: fuzz}
            examples:
              fr:
                - ça coule
                - "l'eau : partout"
              en: [water everywhere, 'it''s leaking']
            """;

    /** Small, because every round reads them. */
    private static final Map<String, byte[]> BESIDE = Map.of(
            "numbers.yaml",
            bytes("numbers:\n  - {id: samu, number: \"15\", name: Samu, for: {fr: vie}, mark: V, source: page, "
                    + "verified-on: 2026-11-24, next-check: 2027-02-24}\n"),
            "messages.yaml",
            bytes("messages:\n  ask.residence: {fr: \"Où ?\"}\n  ask.where: {fr: \"Où ?\"}\n"),
            "lexicon.yaml",
            bytes("concepts: {baby: [bébé], elderly: [âgé]}\n"),
            "sms.yaml",
            bytes("fr: {jpe: je peux}\n"));

    private static final List<String> PIECES = List.of(
            ":",
            ": ",
            "- ",
            "\n",
            "\n\n",
            "  ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "&a ",
            "*a",
            "!!set ",
            "!x ",
            "---\n",
            "...\n",
            "#",
            "? ",
            "| ",
            ">+3",
            "\t",
            "\0",
            "\uFEFF",
            "\u2028",
            "~",
            "null",
            "true",
            "0x1F",
            "1e999",
            ".inf",
            "é",
            "😀",
            "<<: ",
            "%YAML 9.9\n",
            "@",
            "`",
            ",",
            "fr:",
            "answer:",
            "2027-99-99",
            "{number.}",
            "{{",
            "\\u0000",
            "\\x");

    @Test
    void mutations_give_a_script_or_problems_with_places() {
        Random random = new Random(20261124);
        int loaded = 0;
        for (int round = 0; round < 6_000; round++) {
            byte[] file = mutate(random);
            Map<String, byte[]> files = new HashMap<>(BESIDE);
            files.put("fuzz.yaml", file);
            ScriptFolder folder = ScriptFolder.of(files);
            boolean refused = folder.problems().stream().anyMatch(Problem::isError);
            if (!refused) {
                assertThat(folder.scripts().script("fuzz")).isPresent();
                loaded++;
            }
            int lines =
                    1 + (int) new String(file, StandardCharsets.UTF_8).lines().count();
            folder.problems().forEach(problem -> {
                assertThat(problem.line()).isBetween(0, lines + 1);
                assertThat(problem.toString()).doesNotContain("\n").contains("; ");
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.whatToDo()).isNotBlank();
            });
        }
        assertThat(loaded).as("harmless mutations").isBetween(300, 5_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mutate(Random random) {
        StringBuilder text = new StringBuilder(VALID);
        for (int times = random.nextInt(3); times >= 0; times--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(30) + 1));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, end);
                case 2 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
