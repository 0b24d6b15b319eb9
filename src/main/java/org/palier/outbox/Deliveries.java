package org.palier.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What became of texts, for pages that show it. */
public final class Deliveries {
    private Deliveries() {}

    /** How far a text has come. */
    public enum State {
        WAITING,
        SENDING,
        SENT,
        DELIVERED,
        FAILED,
        /** Nobody can say whether it left. */
        DOUBTFUL,
        /** It was too late to send it. */
        EXPIRED;

        /** Whether it may still change by itself soon. */
        public boolean moving() {
            return this == WAITING || this == SENDING || this == SENT;
        }

        /** Whether it did not arrive, or nobody knows. */
        public boolean failed() {
            return this == FAILED || this == EXPIRED || this == DOUBTFUL;
        }
    }

    /**
     * The state of one text.
     *
     * @param reason in plain words, for one that did not arrive
     * @param tried whether an attempt was begun: then it cannot be taken back
     */
    public record Delivery(State state, @Nullable String reason, boolean tried) {}

    /** The last text of each cause. */
    public static Map<String, Delivery> of(Handle tx, long landlordId, Collection<String> causes) {
        Map<String, Delivery> found = new HashMap<>();
        if (!causes.isEmpty()) {
            tx.createQuery("""
                            SELECT cause, state, carrier_status, reason, attempts FROM outbox
                            WHERE landlord_id = :landlord AND cause IN (<causes>) ORDER BY id""")
                    .bind("landlord", landlordId)
                    .bindList("causes", List.copyOf(causes))
                    .map((row, context) -> Map.entry(
                            row.getString("cause"),
                            new Delivery(
                                    state(row.getString("state"), row.getString("carrier_status")),
                                    row.getString("reason"),
                                    row.getInt("attempts") > 0)))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    /** The texts that answered messages at once, in their order; those of which the carrier told nothing are missing. */
    public static Map<Long, List<Delivery>> ofReplies(Handle tx, Collection<Long> messageIds) {
        Map<Long, List<Delivery>> found = new HashMap<>();
        if (!messageIds.isEmpty()) {
            tx.createQuery(
                            "SELECT message_id, status, error FROM reply_status WHERE message_id IN (<ids>) ORDER BY part")
                    .bindList("ids", List.copyOf(messageIds))
                    .map((row, context) -> {
                        State state = state("sent", row.getString("status"));
                        int error = row.getInt("error");
                        String reason = state == State.FAILED ? Sentences.refusal(error) : null;
                        return Map.entry(row.getLong("message_id"), new Delivery(state, reason, true));
                    })
                    .forEach(entry -> found.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                            .add(entry.getValue()));
        }
        return found;
    }

    private static State state(String stored, @Nullable String status) {
        if (status != null && stored.equals("sent")) {
            return Rank.delivered(status) ? State.DELIVERED : Rank.failed(status) ? State.FAILED : State.SENT;
        }
        return switch (stored) {
            case "waiting" -> State.WAITING;
            case "sending", "unsure" -> State.SENDING;
            case "failed" -> State.FAILED;
            case "doubtful" -> State.DOUBTFUL;
            case "expired" -> State.EXPIRED;
            default -> State.SENT;
        };
    }
}
