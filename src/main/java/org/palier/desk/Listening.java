package org.palier.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.calls.Recordings;
import org.palier.conversations.Audit;
import org.palier.conversations.Conversation;

/** Who listened to the messages that callers left: each listening is a line of the audit. */
final class Listening {
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

    /** Those who listened to a message, by key, in the order in which they did first. */
    static List<Long> by(Handle tx, long conversationId, long recordingId) {
        return tx.createQuery("""
                        SELECT staff_id FROM audit WHERE action = :action AND conversation_id = :conversation AND detail = :recording
                        GROUP BY staff_id ORDER BY min(at)""")
                .bind("action", ACTION)
                .bind("conversation", conversationId)
                .bind("recording", Long.toString(recordingId))
                .mapTo(Long.class)
                .list();
    }

    private static boolean isListening(Handle tx, long staff, long conversationId, long recordingId, Instant now) {
        return tx.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM audit WHERE action = :action AND conversation_id = :conversation
                            AND detail = :recording AND staff_id = :staff AND at > :since)""")
                .bind("action", ACTION)
                .bind("conversation", conversationId)
                .bind("recording", Long.toString(recordingId))
                .bind("staff", staff)
                .bind("since", now.minus(LASTS).toEpochMilli())
                .mapTo(Boolean.class)
                .one();
    }
}
