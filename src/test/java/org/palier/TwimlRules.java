package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.palier.testphone.TwimlText;
import org.w3c.dom.Element;

/** What Twilio demands of the TwiML of a call, from its documentation. */
final class TwimlRules {
    private static final int MOST_BYTES = 64_000;
    private static final int MOST_SPOKEN = 3_000;

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "Say", Set.of("voice", "language", "loop"),
            "Pause", Set.of("length"),
            "Gather",
                    Set.of(
                            "action",
                            "method",
                            "actionOnEmptyResult",
                            "finishOnKey",
                            "numDigits",
                            "timeout",
                            "input",
                            "language",
                            "bargeIn",
                            "profanityFilter",
                            "hints",
                            "speechModel",
                            "speechTimeout"),
            "Dial", Set.of("action", "method", "answerOnBridge", "callerId", "timeout"),
            "Number", Set.of("url", "method"),
            "Record",
                    Set.of(
                            "action",
                            "method",
                            "maxLength",
                            "timeout",
                            "finishOnKey",
                            "playBeep",
                            "recordingStatusCallback",
                            "recordingStatusCallbackMethod",
                            "recordingStatusCallbackEvent"),
            "Redirect", Set.of("method"),
            "Hangup", Set.of(),
            "Reject", Set.of("reason"));

    private static final Set<String> SECONDS = Set.of("timeout", "length", "maxLength", "numDigits");

    /** Absolute, without a query that could be sorted before it is signed, and without anything that is written in two ways. */
    private static final Pattern ADDRESS =
            Pattern.compile("https://ligne\\.example\\.org/twilio/voice(/[A-Za-z0-9-]+)+");

    private static final Set<String> LAST = Set.of("Redirect", "Hangup", "Reject", "Dial");

    private TwimlRules() {}

    /** What a telephone of the staff hears: a question for a key, and then it is hung up on. */
    static void checkLeg(String twiml) throws IOException {
        List<Element> verbs = TwimlText.verbs(twiml.getBytes(StandardCharsets.UTF_8));
        assertThat(verbs).extracting(Element::getTagName).containsExactly("Gather", "Hangup");
        for (Element verb : verbs) {
            check(verb);
        }
        assertThat(verbs.get(0).getAttribute("input")).isEqualTo("dtmf");
    }

    /** An answer to the caller's leg: it speaks or acts, and never runs out with nothing left to do. */
    static void check(String twiml) throws IOException {
        byte[] bytes = twiml.getBytes(StandardCharsets.UTF_8);
        assertThat(bytes.length).isLessThan(MOST_BYTES);
        List<Element> verbs = TwimlText.verbs(bytes);
        assertThat(verbs).isNotEmpty();
        for (int i = 0; i < verbs.size(); i++) {
            boolean last = i == verbs.size() - 1;
            assertThat(LAST.contains(verbs.get(i).getTagName()))
                    .as("verb %d of %s", i, twiml)
                    .isEqualTo(last);
            check(verbs.get(i));
        }
    }

    private static void check(Element verb) {
        String name = verb.getTagName();
        assertThat(ATTRIBUTES).as("verbs").containsKey(name);
        for (int i = 0; i < verb.getAttributes().getLength(); i++) {
            String attribute = verb.getAttributes().item(i).getNodeName();
            assertThat(ATTRIBUTES.get(name)).as("attributes of " + name).contains(attribute);
            if (attribute.equals("action") || attribute.equals("url") || attribute.equals("recordingStatusCallback")) {
                checkAddress(verb.getAttribute(attribute));
            } else if (SECONDS.contains(attribute)) {
                assertThat(verb.getAttribute(attribute)).as(attribute).matches("[1-9][0-9]{0,2}");
            }
        }
        switch (name) {
            case "Say" -> {
                assertThat(verb.getTextContent()).isNotBlank().hasSizeLessThanOrEqualTo(MOST_SPOKEN);
                assertThat(verb.getTextContent())
                        .as("long numbers digit by digit")
                        .doesNotContainPattern("\\d{5}");
                assertThat(verb.getTextContent()).doesNotContain("{", "}");
            }
            case "Gather" -> {
                checkGather(verb);
                assertThat(verb.getAttribute("hints").split(","))
                        .hasSizeLessThanOrEqualTo(500)
                        .allSatisfy(hint -> assertThat(hint).hasSizeLessThanOrEqualTo(100));
                assertThat(TwimlText.children(verb)).isNotEmpty().allSatisfy(prompt -> {
                    assertThat(prompt.getTagName()).isIn("Say", "Pause");
                    check(prompt);
                });
            }
            case "Dial" ->
                assertThat(TwimlText.children(verb)).singleElement().satisfies(number -> {
                    assertThat(number.getTagName()).isEqualTo("Number");
                    assertThat(number.getTextContent()).matches("\\+[0-9]{7,15}");
                });
            case "Redirect" -> checkAddress(verb.getTextContent());
            default -> assertThat(TwimlText.children(verb)).isEmpty();
        }
    }

    private static void checkAddress(String address) {
        assertThat(address).matches(ADDRESS);
    }

    /** An action, or it would ask itself for ever; a model that is named wants seconds, none wants {@code auto}. */
    private static void checkGather(Element gather) {
        assertThat(gather.hasAttribute("action")).isTrue();
        assertThat(gather.getAttribute("input")).isIn("dtmf", "dtmf speech");
        if (gather.getAttribute("input").contains("speech")) {
            assertThat(gather.getAttribute("language")).matches("[a-z]{2}-[A-Z]{2}");
            assertThat(gather.getAttribute("speechTimeout"))
                    .matches(gather.hasAttribute("speechModel") ? "[1-9]" : "auto");
        }
    }
}
