package org.palier.desk;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import org.palier.conversations.Notes;
import org.palier.conversations.Why;
import org.palier.line.AdviserText;
import org.palier.outbox.Deliveries;
import org.palier.web.Staff;

/**
 * All that the page of a conversation shows: who it is with, its requests, and what happened, oldest first.
 *
 * @param earlier the first message that is shown, if there are earlier ones
 * @param names of the staff, by key
 */
public record Dossier(
        Conversation conversation,
        Contact contact,
        Profile profile,
        List<Escalation> requests,
        List<Entry> entries,
        @Nullable Long earlier,
        List<Past> past,
        Map<Long, String> names) {
    private static final int MESSAGES = 60;

    /** What staff know of the contact beside the contact itself. */
    public record Profile(@Nullable String callHours, boolean discreet) {}

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
        List<Message> messages = Messages.thread(tx, conversationId, before, MESSAGES);
        Map<Long, String> names = names(tx, staff.landlordId());
        List<Entry> entries = new ArrayList<>(spoken(tx, staff, messages, names, titles));
        Instant from = messages.isEmpty() ? Instant.EPOCH : messages.get(0).at();
        if (before == null) {
            entries.addAll(written(tx, requests, names, from));
            entries.addAll(happened(tx, requests, names, from));
        }
        entries.addAll(CallEntries.of(
                tx,
                conversation,
                contact,
                names,
                messages.size() == MESSAGES ? from : Instant.EPOCH,
                before == null
                        ? Instant.MAX
                        : Messages.withId(tx, before).orElseThrow().at(),
                now));
        entries.sort(Comparator.comparing(Entry::at));
        Long earlier = messages.size() == MESSAGES ? messages.get(0).id() : null;
        return Optional.of(new Dossier(
                conversation,
                contact,
                profile(tx, contact.id()),
                requests,
                entries,
                earlier,
                past(tx, conversation),
                names));
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

    /** Whether the state of a text may change by itself soon. */
    public boolean moving() {
        return entries.stream()
                .anyMatch(
                        entry -> entry instanceof Entry.Said said && said.sent().moving());
    }

    private static List<Entry> spoken(
            Handle tx, Staff staff, List<Message> messages, Map<Long, String> names, UnaryOperator<String> titles) {
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
            entries.add(heard(message, names, titles, Optional.ofNullable(corrections.get(message.id()))));
            if (!message.reply().isEmpty()) {
                entries.add(new Entry.Answered(
                        message.at(), sent(message.reply(), replies.getOrDefault(message.id(), List.of()))));
            }
        }
        return entries;
    }

    private static Entry heard(
            Message message, Map<Long, String> names, UnaryOperator<String> titles, Optional<String> corrected) {
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

    private static List<Entry> written(Handle tx, List<Escalation> requests, Map<Long, String> names, Instant from) {
        return requests.stream()
                .flatMap(request -> Notes.of(tx, request.id()).stream())
                .filter(note -> !note.at().isBefore(from))
                .<Entry>map(note -> new Entry.Noted(
                        note.at(),
                        note.staffId() == null ? null : names.getOrDefault(note.staffId(), "?"),
                        note.ask(),
                        note.text()))
                .toList();
    }

    private static List<Entry> happened(Handle tx, List<Escalation> requests, Map<Long, String> names, Instant from) {
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

    private static Profile profile(Handle tx, long contactId) {
        return tx.createQuery("SELECT call_hours, discreet FROM contact WHERE id = ?")
                .bind(0, contactId)
                .map((row, context) -> new Profile(row.getString("call_hours"), row.getBoolean("discreet")))
                .one();
    }

    private static List<Past> past(Handle tx, Conversation conversation) {
        return tx.createQuery("""
                        SELECT id, opened_at, (SELECT group_concat(DISTINCT intent) FROM escalation
                            WHERE escalation.conversation_id = conversation.id) AS intents
                        FROM conversation WHERE contact_id = ? AND id <> ? ORDER BY id DESC LIMIT 20""")
                .bind(0, conversation.contactId())
                .bind(1, conversation.id())
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
