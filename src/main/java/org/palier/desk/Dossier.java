package org.palier.desk;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Contact;
import org.palier.conversations.Contacts;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.conversations.Message;
import org.palier.conversations.Messages;
import org.palier.web.Staff;

/**
 * All that the page of a conversation shows: who it is with, its requests, and what happened, oldest first.
 *
 * @param callHours when it is safe to call, as staff were told
 * @param aside whether and until when it is set aside; null if it is not
 * @param earlier the first message that is shown, if there are earlier ones
 * @param names of the staff, by key
 */
public record Dossier(
        Conversation conversation,
        Contact contact,
        @Nullable String callHours,
        List<Escalation> requests,
        List<Entry> entries,
        @Nullable Aside aside,
        @Nullable Long earlier,
        List<Past> past,
        Map<Long, String> names) {
    /**
     * Set aside by who has it in hand.
     *
     * @param until null for the tenant's next message
     */
    public record Aside(@Nullable Instant until) {}

    /** An earlier conversation with the same contact. */
    public record Past(long id, Instant openedAt, @Nullable String intents) {}

    /**
     * Reads it.
     *
     * @param before only messages before this one; null for the last ones
     * @param titles of scripts, by their id
     */
    static Optional<Dossier> of(
            Handle tx,
            Staff staff,
            long conversationId,
            @Nullable Long before,
            UnaryOperator<String> titles,
            Instant now)
            throws SQLException {
        Optional<Conversation> found = Conversations.withId(tx, conversationId)
                .filter(conversation -> conversation.landlordId() == staff.landlordId());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Conversation conversation = found.get();
        Contact contact = Contacts.withId(tx, conversation.contactId()).orElseThrow();
        List<Escalation> requests = Escalations.ofConversation(tx, conversationId);
        List<Message> messages = Messages.thread(tx, conversationId, before, Entries.AT_A_TIME);
        Map<Long, String> names = names(tx, staff.landlordId());
        List<Entry> entries =
                new Entries(tx, staff, names, titles).of(conversation, contact, requests, messages, before, now);
        Long earlier = messages.size() == Entries.AT_A_TIME ? messages.get(0).id() : null;
        return Optional.of(new Dossier(
                conversation,
                contact,
                callHours(tx, contact.id()),
                requests,
                entries,
                aside(tx, conversation, now),
                earlier,
                past(tx, staff, conversation),
                names));
    }

    /** Whether somebody else may read a text or take a call, and must learn nothing. */
    public boolean careful() {
        return contact.discreet() || open().stream().anyMatch(Escalation::restricted);
    }

    /** Whether it has ended, and the tenant has begun no other since. */
    public boolean reopenable() {
        Long last = contact.conversationId();
        return conversation.closedAt() != null && last != null && last == conversation.id();
    }

    /** Requests that are not closed, the most pressing first. */
    public List<Escalation> open() {
        return requests.stream()
                .filter(request -> request.state() != Escalation.State.CLOSED)
                .sorted(Comparator.comparingInt(Escalation::turn))
                .toList();
    }

    public List<Escalation> closed() {
        return requests.stream()
                .filter(request -> request.state() == Escalation.State.CLOSED)
                .toList();
    }

    public boolean isHeldBy(Staff staff) {
        Long holder = conversation.holder();
        return holder != null && holder == staff.id();
    }

    public @Nullable String holderName() {
        Long holder = conversation.holder();
        return holder == null ? null : names.get(holder);
    }

    /** The name, or the number with most of its digits hidden. */
    public String who() {
        String name = contact.name();
        return name == null || name.isBlank() ? CaseRow.masked(contact.address()) : name;
    }

    /** Whether a person of the staff has spoken since the conversation began. */
    public boolean answered() {
        return entries.stream()
                .anyMatch(entry -> entry instanceof Entry.Said
                        || (entry instanceof Entry.Called called && called.who() != null && called.spoke()));
    }

    /** After so many milliseconds what became of the texts is worth another look; null if nothing is under way. */
    public @Nullable Integer lookAgain(Instant now) {
        return entries.stream()
                .filter(entry -> entry instanceof Entry.Said said && said.sent().moving())
                .map(Entry::at)
                .max(Comparator.naturalOrder())
                .map(at -> Duration.between(at, now).toSeconds())
                .map(age -> age < 30 ? 1_500 : age < 300 ? 5_000 : 30_000)
                .orElse(null);
    }

    private static @Nullable Aside aside(Handle tx, Conversation conversation, Instant now) {
        return tx.createQuery("""
                        SELECT parked_until FROM escalation JOIN conversation ON conversation.id = conversation_id
                        WHERE conversation_id = :id AND escalation.state = 'held' AND\s""" + Cases.PARKED + " LIMIT 1")
                .bind("id", conversation.id())
                .bind("now", now.toEpochMilli())
                .map((row, context) -> new Aside(Cases.instant(row, "parked_until")))
                .findOne()
                .orElse(null);
    }

    private static @Nullable String callHours(Handle tx, long contactId) {
        return tx.createQuery("SELECT call_hours FROM contact WHERE id = ?")
                .bind(0, contactId)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** Those that the person may open. */
    private static List<Past> past(Handle tx, Staff staff, Conversation conversation) {
        String sql = """
                        SELECT id, opened_at, (SELECT group_concat(DISTINCT intent) FROM escalation
                            WHERE escalation.conversation_id = conversation.id) AS intents
                        FROM conversation WHERE contact_id = :contact AND id <> :id AND landlord_id = :landlord AND\s""" + Cases.MAY_SEE + " ORDER BY id DESC LIMIT 20";
        return Cases.seenBy(tx.createQuery(sql), View.named(null, staff))
                .bind("contact", conversation.contactId())
                .bind("id", conversation.id())
                .map((row, context) -> new Past(
                        row.getLong("id"), Instant.ofEpochMilli(row.getLong("opened_at")), row.getString("intents")))
                .list();
    }

    private static Map<Long, String> names(Handle tx, long landlordId) {
        return new HashMap<>(tx
                .createQuery("SELECT id, name FROM staff WHERE landlord_id = ?")
                .bind(0, landlordId)
                .map((row, context) -> Map.entry(row.getLong("id"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public String toString() {
        return "Dossier[" + conversation.id() + "]";
    }
}
