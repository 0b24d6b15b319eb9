package org.palier.calls;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.conversations.Moves;
import org.palier.database.Database;
import org.palier.database.StorageUnavailableException;
import org.palier.intents.Language;
import org.palier.line.Advisers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A telephone of the staff was answered: who holds it hears what the call is about and presses 1 to take it. That key is the proof of a
 * person, where an operator's mailbox would only answer. Whoever takes the call has the conversation open at the desk.
 */
public final class Taking {
    private static final Logger log = LoggerFactory.getLogger(Taking.class);

    private final Database database;
    private final Advisers advisers;
    private final UnaryOperator<String> titles;
    private final Clock clock;

    /**
     * @param titles from the id of an intent to what a person calls it
     */
    public Taking(Database database, Advisers advisers, UnaryOperator<String> titles, Clock clock) {
        this.database = database;
        this.advisers = advisers;
        this.titles = titles;
        this.clock = clock;
    }

    /** What is said to who answered. A request that few may know of is not named. */
    public String whisper(String callSid) {
        try {
            Optional<Call> call = database.read(tx -> Calls.ofSid(tx, callSid));
            CallState state = call.map(Call::state).map(CallState::read).orElse(CallState.NEW);
            Optional<String> topic = call.flatMap(this::request)
                    .filter(request -> !request.restricted())
                    .map(Escalation::intent)
                    .map(titles);
            return whisper(state, topic);
        } catch (StorageUnavailableException e) {
            log.warn("what call {} is about cannot be read: {}", callSid, e.getMessage());
            return whisper(CallState.NEW, Optional.empty());
        }
    }

    private String whisper(CallState state, Optional<String> topic) {
        return VoiceWords.line(state.urgent() ? "whisper.urgent" : "whisper", Language.FR)
                .text()
                .render(Map.of("topic", topic.orElse(titles.apply("human-agent"))));
    }

    /**
     * Takes the call, if the right key was pressed; the same key again changes nothing.
     *
     * @param step the step that rang
     * @return whether caller and callee may speak
     */
    public boolean pressed(String callSid, int step, String keys) {
        Optional<Call> found = database.read(tx -> Calls.ofSid(tx, callSid));
        if (!keys.equals("1") || found.isEmpty()) {
            return false;
        }
        Call call = found.get();
        CallState state = CallState.read(call.state());
        boolean first = database.write(tx -> Rings.taken(tx, call.id(), step, clock.instant()));
        if (!first) {
            return true;
        }
        if (state.rung() < state.callees().size()) {
            Long staff = state.callees().get(state.rung()).staffId();
            Long conversation = call.conversationId();
            if (staff != null && conversation != null) {
                Advisers.Outcome taken = advisers.take(conversation, staff);
                if (taken == Advisers.Outcome.DONE) {
                    spoken(conversation, staff);
                }
            }
        }
        return true;
    }

    /** The first word of a person, as a text would be. */
    private void spoken(long conversation, long staff) {
        database.write(tx -> {
            Moves.answered(tx, conversation, staff, clock.instant());
            return true;
        });
    }

    private Optional<Escalation> request(Call call) {
        Long contact = call.contactId();
        if (contact == null) {
            return Optional.empty();
        }
        List<Escalation> open = database.read(tx -> Escalations.openOfContact(tx, contact));
        String reference = CallState.read(call.state()).reference();
        return open.stream()
                .filter(request -> request.reference().equals(reference))
                .findFirst();
    }
}
