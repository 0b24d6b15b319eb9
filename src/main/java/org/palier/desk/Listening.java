package org.palier.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.calls.Recordings;
import org.palier.conversations.Audit;
import org.palier.conversations.Conversation;

/** Who listened to the messages that callers left: each listening is a line of the audit. */
final class Listening {
    /** Written out in what is asked too: the index of these lines alone serves no value that is bound. */
    private static final String ACTION = "message-heard";

    /** A player asks for parts of what it plays for so long; later, or by another person, that is a listening of its own. */
    private static final Duration LASTS = Duration.ofMinutes(10);

    private Listening() {}

    /** Whether a player that asks so begins at the beginning. Some ask for two bytes first, to learn whether parts can be had. */
    static boolean begins(@Nullable String range) {
        return range == null
                || !range.startsWith("bytes=")
                || (range.startsWith("bytes=0-") && !range.equals("bytes=0-1"));
    }

    /** Keeps that somebody listens, at the beginning or amid a message that this person did not begin. */
    static void note(
            Handle tx, long staff, Conversation in, Recordings.Recording recording, boolean begins, Instant now) {
        if (begins || !isListening(tx, staff, in.id(), recording.id(), now)) {
            Audit.of(in.landlordId(), ACTION)
                    .by(staff)
                    .about(in.contactId(), in.id())
                    .detail(Long.toString(recording.id()))
                    .add(tx, now);
        }
    }

    /** Those who listened to the messages of a conversation, by message and by key, in the order in which they did first. */
    static Map<Long, List<Long>> by(Handle tx, long conversationId) {
        Map<Long, List<Long>> heard = new HashMap<>();
        tx.createQuery("""
                        SELECT CAST(detail AS INTEGER), staff_id FROM audit WHERE action = 'message-heard'
                            AND conversation_id = :conversation GROUP BY detail, staff_id ORDER BY min(at)""")
                .bind("conversation", conversationId)
                .map((row, context) -> Map.entry(row.getLong(1), row.getLong(2)))
                .forEach(entry -> heard.computeIfAbsent(entry.getKey(), message -> new ArrayList<>())
                        .add(entry.getValue()));
        return heard;
    }

    private static boolean isListening(Handle tx, long staff, long conversationId, long recordingId, Instant now) {
        return tx.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM audit WHERE action = 'message-heard'
                            AND conversation_id = :conversation AND detail = :recording AND staff_id = :staff AND at > :since)""")
                .bind("conversation", conversationId)
                .bind("recording", Long.toString(recordingId))
                .bind("staff", staff)
                .bind("since", now.minus(LASTS).toEpochMilli())
                .mapTo(Boolean.class)
                .one();
    }
}
