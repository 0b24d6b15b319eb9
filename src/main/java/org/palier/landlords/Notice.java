package org.palier.landlords;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.dialogue.Announcement;
import org.palier.intents.Language;

/**
 * What a landlord's tenants are to know for a time: a lift that is out of order, offices that close. Ends by itself.
 *
 * @param words by language; French is there, and read by those whose language is not
 * @param topic the script whose tenants are told; empty for all
 * @param place the residence or commune whose tenants are told; empty for all
 * @param author who wrote it last
 * @param version grows with each change; 0 for one that is not stored
 */
public record Notice(
        long id,
        long landlordId,
        Map<Language, String> words,
        String topic,
        String place,
        Instant from,
        Instant until,
        @Nullable String author,
        long version) {

    /** The languages that it may be written in. */
    public static final List<Language> LANGUAGES =
            List.of(Language.FR, Language.EN, Language.ES, Language.PT, Language.AR);

    public Notice {
        words = Map.copyOf(words);
    }

    /** The words in a language; empty where there are none. */
    public String words(Language language) {
        return words.getOrDefault(language, "");
    }

    public String french() {
        return words(Language.FR);
    }

    /** The same, over at a moment. */
    public Notice endingAt(Instant moment) {
        return new Notice(
                id, landlordId, words, topic, place, from.isBefore(moment) ? from : moment, moment, null, version);
    }

    public boolean runsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    Announcement announcement() {
        return new Announcement(id, words, named(topic), named(place));
    }

    private static Optional<String> named(String text) {
        return Optional.of(text).filter(name -> !name.isEmpty());
    }
}
