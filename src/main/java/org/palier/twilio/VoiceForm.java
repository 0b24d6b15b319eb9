package org.palier.twilio;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.palier.calls.Arrival;
import org.palier.calls.Input;
import org.palier.phones.PhoneNumber;
import org.palier.phones.Sender;

/** Reads a step of a call from the form of Twilio's webhook. */
final class VoiceForm {
    /** Exactly Twilio's form, or a UUID as compatible carriers use: see {@link InboundForm}. */
    private static final Pattern CALL =
            Pattern.compile("CA[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern RECORDING = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int MOST_WORDS = 1600;

    private VoiceForm() {}

    /** Empty if the form lacks what every step has: a call, a caller and a line. */
    static Optional<Arrival> read(Form form, int step) {
        Optional<String> call = call(form);
        Optional<PhoneNumber> line = form.value("To").map(String::strip).flatMap(PhoneNumber::ofE164);
        if (call.isEmpty() || line.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Arrival(
                call.get(),
                step,
                Sender.of(SafeText.of(form.value("From").orElse(""))),
                line.get(),
                SafeText.of(form.value("ForwardedFrom").orElse("")),
                input(form)));
    }

    static Optional<String> call(Form form) {
        return form.value("CallSid").filter(VoiceForm::isCall);
    }

    static boolean isCall(String sid) {
        return CALL.matcher(sid).matches();
    }

    /** What was left after the tone; empty if that was nothing. */
    static Optional<Input.Recorded> recorded(Form form) {
        return form.value("RecordingSid")
                .or(() -> form.value("RecordingUrl").map(url -> url.substring(url.lastIndexOf('/') + 1)))
                .filter(sid -> RECORDING.matcher(sid).matches())
                .map(sid -> new Input.Recorded(
                        sid,
                        number(form, "RecordingDuration"),
                        form.value("Digits")
                                .filter(text -> text.matches("[0-9*#]"))
                                .orElse("")));
    }

    static int number(Form form, String name) {
        return form.value(name)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static Input input(Form form) {
        Optional<String> dialled = form.value("DialCallStatus");
        if (dialled.isPresent()) {
            return new Input.Dialled(dialled.get(), form.value("DialBridged").map(Boolean::parseBoolean));
        }
        // Before the digits: those of a recording are the key that ended it.
        Optional<Input.Recorded> recorded = recorded(form);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        Optional<String> keys = form.value("Digits").filter(text -> text.matches("[0-9*#]{1,20}"));
        if (keys.isPresent()) {
            return new Input.Keys(keys.get());
        }
        String words = SafeText.of(form.value("SpeechResult").orElse("")).strip();
        return words.isEmpty()
                ? new Input.Silence()
                : new Input.Speech(words.substring(0, Math.min(words.length(), MOST_WORDS)), confidence(form));
    }

    private static OptionalDouble confidence(Form form) {
        return form.value("Confidence")
                .filter(text -> text.matches("[01](?:\\.[0-9]{1,20})?"))
                .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                .orElseGet(OptionalDouble::empty);
    }
}
