package org.palier.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.palier.conversations.Media;
import org.palier.dialogue.Heard.OptOutKeyword;
import org.palier.intents.Channel;
import org.palier.line.Inbound;
import org.palier.phones.PhoneNumber;
import org.palier.phones.Sender;

/** Reads a text message from the form of Twilio's webhook. Text comes out in NFC, without control characters, of 1,600 characters at most. */
final class InboundForm {
    /**
     * Exactly Twilio's form, or a UUID as compatible carriers use. Exactly, because names and values run together in what is signed: with a
     * looser form, a recorded webhook could be sent again with a neighbouring field drawn into its SID, and would count as new.
     */
    private static final Pattern SID =
            Pattern.compile("(?:SM|MM)[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final String WHATSAPP = "whatsapp:";
    private static final int MOST_CHARACTERS = 1600;
    private static final int MOST_MEDIA = 10;

    private InboundForm() {}

    /** Reads a form that was verified; empty if it lacks what every message has: a SID, a sender and a line. */
    static Optional<Inbound> read(Form form) {
        Optional<String> sid =
                form.value("MessageSid").filter(text -> SID.matcher(text).matches());
        Optional<String> from = form.value("From");
        Optional<PhoneNumber> line = form.value("To")
                .map(InboundForm::withoutChannel)
                .map(String::strip)
                .flatMap(PhoneNumber::ofE164);
        if (sid.isEmpty() || from.isEmpty() || line.isEmpty()) {
            return Optional.empty();
        }
        boolean whatsapp = from.get().startsWith(WHATSAPP);
        return Optional.of(new Inbound(
                sid.get(),
                Sender.of(SafeText.of(withoutChannel(from.get()))),
                line.get(),
                whatsapp ? Channel.WHATSAPP : Channel.SMS,
                text(form.value("Body").orElse("")),
                media(form),
                optOut(form)));
    }

    private static String withoutChannel(String address) {
        return address.startsWith(WHATSAPP) ? address.substring(WHATSAPP.length()) : address;
    }

    private static String text(String body) {
        String text = SafeText.of(body);
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int cut = Character.isLowSurrogate(text.charAt(MOST_CHARACTERS)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return text.substring(0, cut);
    }

    private static List<Media> media(Form form) {
        int count = form.value("NumMedia")
                .filter(text -> text.matches("[0-9]{1,2}"))
                .map(Integer::parseInt)
                .orElse(0);
        List<Media> media = new ArrayList<>();
        for (int i = 0; i < Math.min(count, MOST_MEDIA); i++) {
            String type = SafeText.of(form.value("MediaContentType" + i).orElse(""));
            form.value("MediaUrl" + i)
                    .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
                    .ifPresent(url -> media.add(new Media(SafeText.of(url), type)));
        }
        return List.copyOf(media);
    }

    private static Optional<OptOutKeyword> optOut(Form form) {
        return form.value("OptOutType").flatMap(text -> switch (text) {
            case "STOP" -> Optional.of(OptOutKeyword.STOP);
            case "START" -> Optional.of(OptOutKeyword.START);
            case "HELP" -> Optional.of(OptOutKeyword.HELP);
            default -> Optional.empty();
        });
    }
}
