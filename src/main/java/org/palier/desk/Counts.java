package org.palier.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures that are always in view.
 *
 * @param mentions notes that name the person and that the person has not seen
 * @param queues what waits for each team that is open to the person
 */
public record Counts(Map<String, Depth> queues, int mine, int parked, int held, int mentions) {
    /** What waits for a team: how many, since when the oldest, how many urgent. */
    public record Depth(int waiting, @Nullable Instant oldest, int urgent) {
        static final Depth NONE = new Depth(0, null, 0);

        static Depth together(Collection<Depth> depths) {
            int waiting = 0;
            int urgent = 0;
            Instant oldest = null;
            for (Depth depth : depths) {
                waiting += depth.waiting;
                urgent += depth.urgent;
                Instant first = depth.oldest;
                if (first != null && (oldest == null || first.isBefore(oldest))) {
                    oldest = first;
                }
            }
            return new Depth(waiting, oldest, urgent);
        }
    }

    /** Of all teams together. */
    public Depth all() {
        return Depth.together(queues.values());
    }
}
