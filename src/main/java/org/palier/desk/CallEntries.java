package org.palier.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.calls.CallHistory;
import org.palier.calls.PastCall;
import org.palier.calls.Recordings;
import org.palier.conversations.Contact;
import org.palier.conversations.Conversation;

/** Calls, and the messages that callers left, as entries of a conversation. */
final class CallEntries {
    private CallEntries() {}

    /**
     * Those of a conversation between two moments.
     *
     * @param names of the staff, by key
     */
    static List<Entry> of(
            Handle tx,
            Conversation conversation,
            Contact contact,
            Map<Long, String> names,
            Instant from,
            Instant until,
            Instant now) {
        List<Entry> entries = new ArrayList<>();
        for (PastCall call : CallHistory.of(tx, conversation, contact, now)) {
            entries.add(called(call, names));
        }
        Map<Long, List<Long>> listeners = Listening.by(tx, conversation.id());
        for (Recordings.Recording recording : Recordings.ofConversation(tx, conversation.id())) {
            List<String> heardBy = listeners.getOrDefault(recording.id(), List.of()).stream()
                    .map(staff -> Objects.requireNonNullElse(name(staff, names), "?"))
                    .toList();
            entries.add(new Entry.Left(recording.leftAt(), recording, heardBy));
        }
        entries.removeIf(entry -> entry.at().isBefore(from) || !entry.at().isBefore(until));
        return entries;
    }

    private static Entry called(PastCall call, Map<Long, String> names) {
        List<@Nullable String> rung = new ArrayList<>();
        for (PastCall.Ring ring : call.rings()) {
            if (!ring.taken()) {
                rung.add(name(ring.staffId(), names));
            }
        }
        return new Entry.Called(call.startedAt(), call, name(call.staffId(), names), rung);
    }

    private static @Nullable String name(@Nullable Long staff, Map<Long, String> names) {
        return staff == null ? null : names.getOrDefault(staff, "?");
    }
}
