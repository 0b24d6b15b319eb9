package org.palier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.messaging.Body;
import com.twilio.twiml.messaging.Message;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.NodeList;

class TwimlTest {
    @Test
    void no_text_is_an_empty_response() {
        assertThat(xml(List.of())).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
        assertThat(xml(List.of("", " \n"))).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
    }

    @Test
    void each_text_is_a_message() {
        assertThat(xml(List.of("Bonjour", "À <demain> & 15 €")))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>Bonjour</Message>"
                        + "<Message>À &lt;demain&gt; &amp; 15 €</Message></Response>");
    }

    @ParameterizedTest
    @CsvSource({
        "e\\u0301te, éte",
        "a\\u0000b\\u0007c\\u001f, abc",
        "a\\r\\nb\\rc\\td, 'a\nb\nc\td'",
        "a\\ud83d b\\ude00 c\\ud83d\\ude00, a b c😀",
        "\\ud83d\\ud83d\\ude00\\ude00, 😀",
        "a\\ufffe\\uffffb\\u0085\\u007f, ab",
        "\\u0645\\u0631\\u062d\\u0628\\u0627 \\u200f!, مرحبا \\u200f!"
    })
    void what_xml_cannot_hold_is_left_out(String text, String read) throws Exception {
        assertThat(parsed(Twiml.messages(List.of(unescaped(text))))).containsExactly(unescaped(read));
    }

    @Test
    void a_text_of_1600_characters_is_one_message_and_a_longer_one_two() throws Exception {
        assertThat(parsed(Twiml.messages(List.of("é".repeat(1600))))).containsExactly("é".repeat(1600));
        assertThat(parsed(Twiml.messages(List.of("mot ".repeat(401)))))
                .extracting(String::length)
                .containsExactly(1599, 3);
    }

    @Test
    void a_cut_never_falls_inside_a_character() throws Exception {
        List<String> parts = parsed(Twiml.messages(List.of("a" + "😀".repeat(2000))));

        assertThat(String.join("", parts)).isEqualTo("a" + "😀".repeat(2000));
        assertThat(parts).allMatch(part -> part.length() <= 1600);
    }

    @Test
    void ten_messages_and_64_kilobytes_are_the_most() throws Exception {
        assertThat(parsed(Twiml.messages(Collections.nCopies(30, "x")))).hasSize(10);
        assertThat(Twiml.messages(Collections.nCopies(10, "&".repeat(1600)))).hasSizeLessThanOrEqualTo(64_000);
        assertThat(parsed(Twiml.messages(Collections.nCopies(10, "&".repeat(1600)))))
                .hasSize(7);
    }

    @Test
    void random_texts_give_valid_xml_that_says_the_same_twice() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            List<String> texts = new ArrayList<>();
            for (int j = random.nextInt(4); j >= 0; j--) {
                texts.add(text(random));
            }

            byte[] written = Twiml.messages(texts);

            assertThat(parsed(written)).hasSizeLessThanOrEqualTo(10).allMatch(part -> part.length() <= 1600);
            assertThat(Twiml.messages(new ArrayList<>(texts))).isEqualTo(written);
        }
    }

    @Test
    void twilio_s_builder_says_the_same() throws Exception {
        List<String> texts = List.of("Bonjour, l'été à 15 € & plus", "<b> \"deux\" 😀");
        MessagingResponse.Builder builder = new MessagingResponse.Builder();
        texts.forEach(text -> builder.message(
                new Message.Builder().body(new Body.Builder(text).build()).build()));

        assertThat(parsed(Twiml.messages(texts)))
                .isEqualTo(parsed(builder.build().toXml().getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8) == 0 ? 2500 : random.nextInt(60); length > 0; length--) {
            text.append((char)
                    (random.nextInt(3) == 0 ? random.nextInt(0x10000) : " ab<&]>é\n\r".charAt(random.nextInt(10))));
        }
        return text.toString();
    }

    private static String xml(List<String> texts) {
        return new String(Twiml.messages(texts), StandardCharsets.UTF_8);
    }

    static List<String> parsed(byte[] xml) throws Exception {
        NodeList messages = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement()
                .getElementsByTagName("Message");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < messages.getLength(); i++) {
            texts.add(messages.item(i).getTextContent());
        }
        return texts;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (text.startsWith("\\r", i) || text.startsWith("\\n", i) || text.startsWith("\\t", i)) {
                plain.append("\r\n\t".charAt("rnt".indexOf(text.charAt(i + 1))));
                i++;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }
}
