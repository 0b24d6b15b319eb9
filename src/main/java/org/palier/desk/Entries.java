package org.palier.desk;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Contact;
import org.palier.conversations.Conversation;
import org.palier.conversations.Escalation;
import org.palier.conversations.Message;
import org.palier.conversations.Messages;
import org.palier.conversations.Notes;
import org.palier.conversations.Why;
import org.palier.line.AdviserText;
import org.palier.outbox.Deliveries;
import org.palier.web.Staff;

/**
 * Reads what happened in a conversation, for one person of the staff.
 *
 * @param names of the staff, by key
 * @param titles of scripts, by their id
 */
record Entries(Handle tx, Staff staff, Map<Long, String> names, UnaryOperator<String> titles) {
    /** Messages that are shown at once. */
    static final int AT_A_TIME = 60;

    private static final int MOST_NOTES = 200;

    /**
     * All that belongs beside some messages, oldest first.
     *
     * @param messages in the order in which they came, at most {@link #AT_A_TIME}
     * @param before the message before which they end; null if they are the last ones
     */
    List<Entry> of(
            Conversation conversation,
            Contact contact,
            List<Escalation> requests,
            List<Message> messages,
            @Nullable Long before,
            Instant now)
            throws SQLException {
        List<Entry> entries = new ArrayList<>(spoken(messages));
        Instant from = messages.isEmpty() ? Instant.EPOCH : messages.get(0).at();
        if (before == null) {
            entries.addAll(written(conversation, from));
            entries.addAll(happened(requests, from));
        }
        Instant until = before == null
                ? Instant.MAX
                : Messages.withId(tx, before).orElseThrow().at();
        boolean whole = messages.size() < AT_A_TIME;
        entries.addAll(CallEntries.of(tx, conversation, contact, names, whole ? Instant.EPOCH : from, until, now));
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    private List<Entry> spoken(List<Message> messages) {
        Map<Long, List<Deliveries.Delivery>> replies = Deliveries.ofReplies(tx, ids(messages, true));
        Map<String, Deliveries.Delivery> texts = Deliveries.of(
                tx,
                staff.landlordId(),
                ids(messages, false).stream().map(AdviserText::cause).toList());
        Map<Long, String> corrections = Corrections.of(tx, ids(messages, true));
        List<Entry> entries = new ArrayList<>();
        for (Message message : messages) {
            if (!message.inbound()) {
                Entry.Sent sent = new Entry.Sent(message.text(), texts.get(AdviserText.cause(message.id())));
                Long by = message.staffId();
                if (by == null) {
                    entries.add(new Entry.Answered(message.at(), List.of(sent)));
                    continue;
                }
                entries.add(new Entry.Said(
                        message.at(), message.id(), names.getOrDefault(by, "?"), by == staff.id(), sent));
                continue;
            }
            if (message.channel().equals("VOICE") && message.text().isEmpty()) {
                // What was said after the tone is an entry of its own.
                continue;
            }
            entries.add(heard(message, Optional.ofNullable(corrections.get(message.id()))));
            if (!message.reply().isEmpty()) {
                entries.add(new Entry.Answered(
                        message.at(), sent(message.reply(), replies.getOrDefault(message.id(), List.of()))));
            }
        }
        return entries;
    }

    private Entry heard(Message message, Optional<String> corrected) {
        Why why = message.why();
        return new Entry.Heard(
                message.at(),
                message.id(),
                message.channel(),
                message.text(),
                message.media().size(),
                message.staffId() == null ? null : names.getOrDefault(message.staffId(), "?"),
                why,
                why == null || why.intent() == null ? null : titles.apply(why.intent()),
                why == null || why.runnerUp() == null ? null : titles.apply(why.runnerUp()),
                corrected.map(titles).orElse(null));
    }

    private static List<Entry.Sent> sent(List<String> texts, List<Deliveries.Delivery> deliveries) {
        List<Entry.Sent> sent = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            sent.add(new Entry.Sent(texts.get(i), i < deliveries.size() ? deliveries.get(i) : null));
        }
        return sent;
    }

    private static Collection<Long> ids(List<Message> messages, boolean inbound) {
        return messages.stream()
                .filter(message -> message.inbound() == inbound)
                .map(Message::id)
                .toList();
    }

    private List<Entry> written(Conversation conversation, Instant from) {
        return Notes.ofConversation(tx, conversation.id(), MOST_NOTES).stream()
                .filter(note -> !note.at().isBefore(from))
                .<Entry>map(note -> new Entry.Noted(
                        note.at(),
                        note.staffId() == null ? null : names.getOrDefault(note.staffId(), "?"),
                        note.ask(),
                        note.text()))
                .toList();
    }

    private List<Entry> happened(List<Escalation> requests, Instant from) {
        if (requests.isEmpty()) {
            return List.of();
        }
        return tx.createQuery("""
                        SELECT at, action, staff_id, detail FROM audit
                        WHERE escalation_id IN (<requests>) AND at >= :from ORDER BY id LIMIT 200""")
                .bindList("requests", requests.stream().map(Escalation::id).toList())
                .bind("from", from.toEpochMilli())
                .map((row, context) -> {
                    String action = row.getString("action");
                    String detail = row.getString("detail");
                    String colleague = action.equals("request-given") ? names.get(Long.valueOf(detail)) : detail;
                    return (Entry) new Entry.Happened(
                            Instant.ofEpochMilli(row.getLong("at")),
                            action,
                            names.get(row.getLong("staff_id")),
                            colleague);
                })
                .list();
    }
}
