package org.palier.dialogue;

import java.util.Map;
import java.util.Optional;
import org.palier.intents.Language;
import org.palier.intents.Place;
import org.palier.intents.Template;

/**
 * Something that tenants are to know for a time, such as a lift that is out of order. Told once in a conversation.
 *
 * @param words by language; French is there
 * @param topic the script whose tenants are told; empty for all
 * @param place the residence or commune whose tenants are told; empty for all
 */
public record Announcement(long id, Map<Language, String> words, Optional<String> topic, Optional<String> place) {

    /** What a tenant reads or hears. */
    String words(Speech speech) {
        Language spoken = words.containsKey(speech.language()) ? speech.language() : Language.FR;
        return speech.render(Template.of(words.getOrDefault(spoken, "")), Map.of(), spoken);
    }

    /** Whether it concerns a tenant who asks about a topic and has told so much of the place. */
    boolean concerns(Optional<String> asked, Map<String, String> known) {
        return topic.map(wanted -> asked.filter(wanted::equals).isPresent()).orElse(true)
                && place.map(wanted -> isAt(wanted, known)).orElse(true);
    }

    private static boolean isAt(String wanted, Map<String, String> known) {
        String told = Place.plain(known.getOrDefault("residence", "") + " " + known.getOrDefault("commune", ""));
        return (" " + told + " ").contains(" " + Place.plain(wanted) + " ");
    }
}
