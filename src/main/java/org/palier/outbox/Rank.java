package org.palier.outbox;

import java.util.Map;

/** The order of a carrier's statuses. Callbacks come in any order and more than once; a text never goes back to a lower rank. */
final class Rank {
    private static final Map<String, Integer> RANKS = Map.ofEntries(
            Map.entry("accepted", 1),
            Map.entry("scheduled", 1),
            Map.entry("queued", 1),
            Map.entry("sending", 2),
            Map.entry("sent", 3),
            Map.entry("canceled", 4),
            Map.entry("failed", 4),
            Map.entry("undelivered", 4),
            Map.entry("partially_delivered", 4),
            Map.entry("delivered", 5),
            Map.entry("read", 6));

    private static final int FAILED = 4;
    private static final int DELIVERED = 5;

    private Rank() {}

    /** 0 for a status that is not known: it changes nothing. */
    static int of(String status) {
        return RANKS.getOrDefault(status, 0);
    }

    static boolean failed(String status) {
        return of(status) == FAILED;
    }

    static boolean delivered(String status) {
        return of(status) >= DELIVERED;
    }
}
