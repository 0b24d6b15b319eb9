package org.palier.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.palier.intents.Channel;

/** Makes messages of what is said in a turn. */
final class Texts {
    /** So much fits well into one message; the rest goes into a second one. */
    private static final int LONGEST = 1400;
    /** The notice of rights is left to a shorter answer beyond this. */
    private static final int ROOM_FOR_RIGHTS = 400;

    private Texts() {}

    /** The notice of the first contact; with the rights where the answer is short, or is heard. */
    static String notice(Speech speech, List<String> said) {
        String notice = speech.line("notice", Map.of());
        String rights = speech.line("notice.rights", Map.of());
        int length = notice.length()
                + rights.length()
                + said.stream().mapToInt(String::length).sum();
        return length <= ROOM_FOR_RIGHTS || speech.channel() == Channel.VOICE ? notice + " " + rights : notice;
    }

    /** One message where it fits: the parts of one answer must not arrive in another order. */
    static List<String> joined(List<String> said, Channel channel) {
        String between = channel == Channel.VOICE ? " " : "\n";
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String part : said) {
            if (text.length() > 0 && text.length() + part.length() > LONGEST) {
                texts.add(text.toString());
                text.setLength(0);
            }
            text.append(text.length() == 0 ? "" : between).append(part);
        }
        texts.add(text.toString());
        return List.copyOf(texts);
    }
}
