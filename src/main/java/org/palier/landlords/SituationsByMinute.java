package org.palier.landlords;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.palier.dialogue.Situation;

/**
 * The situations of landlords' lines, worked out once a minute: hours begin and end at whole minutes, and promises are told in full
 * quarters, so that between two whole minutes nothing changes but the moment itself. Safe for any number of threads.
 */
public final class SituationsByMinute {
    private static final long SECONDS = 60;

    private final ConcurrentHashMap<Long, Minute> last = new ConcurrentHashMap<>();

    private record Minute(Landlord landlord, long minute, Situation situation) {
        @SuppressWarnings("ReferenceEquality")
        boolean serves(Landlord other, long when) {
            // The same object: a landlord that was revised is another one.
            return landlord == other && minute == when;
        }
    }

    /**
     * The same as {@link Situations#of}.
     *
     * @param references unused references of requests, at least three
     * @param replyAllowed whether the tenant can be answered at all
     */
    public Situation of(Landlord landlord, Instant now, List<String> references, boolean replyAllowed) {
        long minute = Math.floorDiv(now.getEpochSecond(), SECONDS);
        if (now.getEpochSecond() == minute * SECONDS && now.getNano() == 0) {
            return Situations.of(landlord, now, references, replyAllowed);
        }
        Minute kept = last.get(landlord.id());
        if (kept == null || !kept.serves(landlord, minute)) {
            kept = new Minute(landlord, minute, Situations.of(landlord, now, references, replyAllowed));
            last.put(landlord.id(), kept);
        }
        return kept.situation.at(now, references, replyAllowed);
    }
}
