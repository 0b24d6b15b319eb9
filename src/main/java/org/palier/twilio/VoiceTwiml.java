package org.palier.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.palier.calls.Verb;
import org.palier.intents.Language;

/**
 * Writes what is to be done in a call. Every question and every tone is followed by a redirection, so that no call ends because nothing
 * was heard; the star and the hash key are keys like the others.
 */
public final class VoiceTwiml {
    /** Seconds of silence after a question before it counts as none. */
    private static final String PATIENCE = "6";

    /** For a number that is typed, or one key. */
    private static final String SLOW_KEYS = "12";

    private final VoiceUrls urls;
    private final Voices voices;
    private final Function<Language, String> hints;

    /**
     * @param hints words that the recognition should expect, joined by commas
     */
    public VoiceTwiml(VoiceUrls urls, Voices voices, Function<Language, String> hints) {
        this.urls = urls;
        this.voices = voices;
        this.hints = hints;
    }

    public String of(String callSid, List<Verb> verbs) {
        Xml xml = new Xml();
        for (Verb verb : verbs) {
            if (verb instanceof Verb.Say say) {
                say(xml, say);
            } else if (verb instanceof Verb.Pause pause) {
                pause(xml, pause);
            } else if (verb instanceof Verb.Gather gather) {
                gather(xml, gather);
            } else if (verb instanceof Verb.Dial dial) {
                dial(xml, callSid, dial);
            } else if (verb instanceof Verb.Tone tone) {
                record(xml, callSid, tone);
            } else if (verb instanceof Verb.Reject) {
                xml.empty("Reject", "reason", "rejected");
            } else {
                xml.empty("Hangup");
            }
        }
        return xml.response();
    }

    /** What a telephone of the staff hears when it is answered: who does not press a key is hung up on. */
    String whisper(String callSid, int step, String text) {
        return askForKey(urls.take(callSid, step), text);
    }

    /** What a person of the staff hears who is about to call a tenant. */
    String askToDial(String key, String text) {
        return askForKey(urls.out(key) + "/dial", text);
    }

    /** Rings the tenant, who then speaks with the person on this leg. */
    String dialOut(String key, Verb.Dial dial) {
        return new Xml()
                .open(
                        "Dial",
                        "action",
                        urls.out(key) + "/done",
                        "method",
                        "POST",
                        "callerId",
                        dial.line().e164(),
                        "timeout",
                        Integer.toString(dial.seconds()))
                .text(
                        "Number",
                        dial.to().e164(),
                        "statusCallback",
                        urls.out(key) + "/tenant",
                        "statusCallbackMethod",
                        "POST",
                        "statusCallbackEvent",
                        "ringing answered")
                .close("Dial")
                .response();
    }

    String goodbye(String text) {
        Xml xml = new Xml();
        say(xml, new Verb.Say(Language.FR, text));
        return xml.empty("Hangup").response();
    }

    private String askForKey(String action, String text) {
        Xml xml = new Xml();
        xml.open("Gather", "input", "dtmf", "numDigits", "1", "timeout", "8", "action", action, "method", "POST");
        for (int times = 0; times < 2; times++) {
            say(xml, new Verb.Say(Language.FR, text));
            xml.empty("Pause", "length", "1");
        }
        return xml.close("Gather").empty("Hangup").response();
    }

    /** The callee may be heard: nothing more to do; or is hung up on. */
    static String taken(boolean taken) {
        return taken ? new Xml().response() : new Xml().empty("Hangup").response();
    }

    private void say(Xml xml, Verb.Say say) {
        Voices.Voice voice = voices.of(say.language());
        xml.text("Say", say.text(), "voice", voice.name(), "language", voice.speaks());
    }

    private static void pause(Xml xml, Verb.Pause pause) {
        xml.empty("Pause", "length", Integer.toString(pause.seconds()));
    }

    private void gather(Xml xml, Verb.Gather gather) {
        List<String> attributes = new ArrayList<>(List.of(
                "action",
                urls.step(gather.next()),
                "method",
                "POST",
                "actionOnEmptyResult",
                "true",
                "finishOnKey",
                "",
                "numDigits",
                Integer.toString(gather.keys()),
                "timeout",
                gather.keys() > 1 ? SLOW_KEYS : PATIENCE,
                "input",
                gather.words() ? "dtmf speech" : "dtmf"));
        if (gather.words()) {
            attributes.addAll(recognition(gather.language()));
        }
        xml.open("Gather", attributes.toArray(String[]::new));
        for (Verb.Prompt prompt : gather.prompts()) {
            if (prompt instanceof Verb.Say say) {
                say(xml, say);
            } else if (prompt instanceof Verb.Pause pause) {
                pause(xml, pause);
            }
        }
        xml.close("Gather");
        onwards(xml, gather.next());
    }

    /** The filter for bad words is off: those of who is threatened must be heard. */
    private List<String> recognition(Language language) {
        List<String> attributes = new ArrayList<>(
                List.of("language", voices.of(language).hears(), "bargeIn", "true", "profanityFilter", "false"));
        String expected = hints.apply(language);
        if (!expected.isEmpty()) {
            attributes.addAll(List.of("hints", expected));
        }
        // A model that is named needs a number of seconds; without one, "auto" hears the end of a sentence.
        attributes.addAll(
                voices.model().isEmpty()
                        ? List.of("speechTimeout", "auto")
                        : List.of("speechModel", voices.model(), "speechTimeout", "2"));
        return attributes;
    }

    private void dial(Xml xml, String callSid, Verb.Dial dial) {
        xml.open(
                        "Dial",
                        "action",
                        urls.step(dial.next()),
                        "method",
                        "POST",
                        "answerOnBridge",
                        "true",
                        "callerId",
                        dial.line().e164(),
                        "timeout",
                        Integer.toString(dial.seconds()))
                .text("Number", dial.to().e164(), "url", urls.whisper(callSid, dial.next()), "method", "POST")
                .close("Dial");
    }

    private void record(Xml xml, String callSid, Verb.Tone tone) {
        xml.empty(
                "Record",
                "action",
                urls.step(tone.next()),
                "method",
                "POST",
                "maxLength",
                Integer.toString(tone.seconds()),
                "timeout",
                "5",
                "finishOnKey",
                "#*089",
                "playBeep",
                "true",
                "recordingStatusCallback",
                urls.recording(callSid, tone.next()),
                "recordingStatusCallbackMethod",
                "POST",
                "recordingStatusCallbackEvent",
                "completed absent");
        onwards(xml, tone.next());
    }

    private void onwards(Xml xml, int step) {
        xml.text("Redirect", urls.step(step), "method", "POST");
    }
}
