package org.palier.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.intents.Queue;

/** A request to a person, as far as the dialogue remembers it. */
record OpenRequest(
        String reference,
        String intent,
        Queue queue,
        int priority,
        boolean urgent,
        Optional<Instant> promise,
        boolean restricted) {

    /** The request that a message without a topic belongs to: the one about the topic so far, else the newest. */
    static Optional<OpenRequest> nearest(List<OpenRequest> requests, Optional<String> topic) {
        return topic.flatMap(about -> requests.stream()
                        .filter(request -> request.intent().equals(about))
                        .findFirst())
                .or(() -> requests.isEmpty() ? Optional.empty() : Optional.of(requests.get(requests.size() - 1)));
    }

    OpenRequest at(boolean nowUrgent, int nowPriority) {
        return new OpenRequest(reference, intent, queue, nowPriority, nowUrgent, promise, restricted);
    }

    OpenRequest promised(Optional<Instant> moment) {
        return new OpenRequest(reference, intent, queue, priority, urgent, moment, restricted);
    }

    boolean lateAt(Instant now) {
        return promise.map(now::isAfter).orElse(false);
    }
}
