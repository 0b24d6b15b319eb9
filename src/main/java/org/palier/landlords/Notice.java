package org.palier.landlords;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.dialogue.Announcement;
import org.palier.intents.Language;

/**
 * What a landlord's tenants are to know for a time: a lift that is out of order, offices that close. Ends by itself.
 *
 * @param english empty where the French words are to be read by all
 * @param topic the script whose tenants are told; empty for all
 * @param place the residence or commune whose tenants are told; empty for all
 * @param author who wrote it last
 * @param version grows with each change; 0 for one that is not stored
 */
public record Notice(
        long id,
        long landlordId,
        String french,
        String english,
        String topic,
        String place,
        Instant from,
        Instant until,
        @Nullable String author,
        long version) {

    public boolean runsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    Announcement announcement() {
        Map<Language, String> words = new EnumMap<>(Language.class);
        words.put(Language.FR, french);
        if (!english.isEmpty()) {
            words.put(Language.EN, english);
        }
        return new Announcement(id, words, named(topic), named(place));
    }

    private static Optional<String> named(String text) {
        return Optional.of(text).filter(name -> !name.isEmpty());
    }
}
