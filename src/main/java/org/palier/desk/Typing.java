package org.palier.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.palier.web.Staff;

/** Who is typing in which conversation, so that two do not answer at once. In memory: it is over in seconds. */
final class Typing {
    private static final Duration LASTS = Duration.ofSeconds(8);

    private final Clock clock;
    private final Map<Key, Stroke> strokes = new ConcurrentHashMap<>();

    private record Key(long conversationId, long staffId) {}

    private record Stroke(String firstName, Instant at) {}

    Typing(Clock clock) {
        this.clock = clock;
    }

    /** Somebody is typing; answers whether others do not know yet. */
    boolean typed(long conversationId, Staff staff) {
        Instant now = clock.instant();
        strokes.values().removeIf(stroke -> stroke.at.plus(LASTS).isBefore(now));
        return strokes.put(new Key(conversationId, staff.id()), new Stroke(staff.firstName(), now)) == null;
    }

    /** Somebody has stopped; answers whether others saw the typing. */
    boolean stopped(long conversationId, Staff staff) {
        return strokes.remove(new Key(conversationId, staff.id())) != null;
    }

    /** The first names of others who are typing there. */
    List<String> others(long conversationId, Staff than) {
        Instant since = clock.instant().minus(LASTS);
        return strokes.entrySet().stream()
                .filter(entry -> entry.getKey().conversationId == conversationId)
                .filter(entry -> entry.getKey().staffId != than.id())
                .filter(entry -> entry.getValue().at.isAfter(since))
                .map(entry -> entry.getValue().firstName)
                .sorted()
                .toList();
    }
}
