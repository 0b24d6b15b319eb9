package org.palier.calls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Callers who met trouble, and the messages that they left meanwhile: in memory until they can be stored, for they were told that somebody
 * will listen. Beyond a bound the oldest are forgotten here; the carrier has them still. Thread-safe.
 */
final class Stranded {
    private static final int MOST = 500;

    private final Map<String, Arrival> callers = new LinkedHashMap<>();
    private final Deque<Message> messages = new ArrayDeque<>();

    /** A message after the tone, by the step that gets it. */
    record Message(String callSid, int step, Input.Recorded recorded) {}

    /** Remembers who called which line: the carrier tells of a recording without either. */
    synchronized void caller(Arrival arrival) {
        callers.put(arrival.callSid(), arrival);
        if (callers.size() > MOST) {
            callers.remove(callers.keySet().iterator().next());
        }
    }

    synchronized Optional<Arrival> caller(String callSid) {
        return Optional.ofNullable(callers.get(callSid));
    }

    synchronized void message(Message message) {
        messages.add(message);
        if (messages.size() > MOST) {
            messages.remove();
        }
    }

    /** All messages, which are no longer here afterwards. */
    synchronized List<Message> take() {
        List<Message> taken = new ArrayList<>(messages);
        messages.clear();
        return taken;
    }
}
