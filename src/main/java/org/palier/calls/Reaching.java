package org.palier.calls;

import java.time.Duration;
import java.util.List;
import org.palier.calls.CallState.Phase;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.intents.Language;
import org.palier.line.Pager;

/** Rings the staff in turn until somebody takes the call; then says honestly that nobody could. */
final class Reaching {
    private final Ear ear;
    private final Roster roster;
    private final Pager pager;
    private final Options options;

    /**
     * How long somebody is rung.
     *
     * @param each seconds for one telephone, shorter than an operator's mailbox
     * @param all after this time nobody else is rung, unless it is urgent
     */
    record Options(int each, Duration all) {}

    Reaching(Ear ear, Roster roster, Pager pager, Options options) {
        this.ear = ear;
        this.roster = roster;
        this.pager = pager;
        this.options = options;
    }

    /** The caller asked for a person by key. */
    void wanted(CallTurn turn) {
        Understood understood = ear.hear(turn, turn.language == Language.EN ? "human" : "humain");
        Answering.keep(turn, understood);
        if (understood.numbers()) {
            // A danger was asked about, and is still to be answered.
            turn.text(understood.text(), understood.language());
            turn.listen(Phase.ANSWERED);
        } else if (understood.urgent().isPresent()) {
            urgent(turn, understood, understood.urgent().get());
        } else {
            handedOver(turn, understood);
        }
    }

    void handedOver(CallTurn turn, Understood understood) {
        List<Callee> callees = roster.usual(turn.landlord, turn.situation.now(), turn.discreet);
        if (callees.isEmpty()) {
            told(turn);
            return;
        }
        turn.urgent = false;
        ring(turn.say("connecting"), callees);
    }

    /** First what to do, uninterrupted; then those on call are rung in turn. */
    void urgent(CallTurn turn, Understood understood, Escalation request) {
        List<Callee> callees = roster.urgent(turn.landlord, turn.situation.now());
        boolean rung = turn.urgent && turn.reference.equals(request.reference());
        turn.text(understood.text(), understood.language()).pause();
        turn.reference = request.reference();
        if (callees.isEmpty() || (rung && !understood.isHandedOver())) {
            turn.uninterrupted();
            turn.say("keys");
            turn.listen(Phase.ANSWERED);
            return;
        }
        turn.urgent = true;
        ring(turn.say("urgent.calling"), callees);
    }

    /** A question about a danger stays without an answer: somebody is rung, unless that would tell on the caller. */
    void unanswered(CallTurn turn) {
        List<Callee> callees = turn.discreet ? List.of() : roster.urgent(turn.landlord, turn.situation.now());
        turn.numbers = false;
        if (callees.isEmpty()) {
            turn.say("goodbye");
            turn.end(new Verb.Hangup());
            return;
        }
        turn.urgent = true;
        ring(turn.say("urgent.calling"), callees);
    }

    private void ring(CallTurn turn, List<Callee> callees) {
        turn.callees = callees;
        turn.rung = 0;
        turn.ringingSince = turn.situation.now().toEpochMilli();
        dial(turn);
    }

    private void dial(CallTurn turn) {
        Callee callee = turn.callees.get(turn.rung);
        turn.phase = Phase.RINGING;
        turn.also((tx, now) -> Rings.ring(tx, turn.call.id(), turn.next(), callee.staffId(), now));
        turn.end(new Verb.Dial(
                new org.palier.phones.PhoneNumber(turn.call.line()), callee.number(), options.each, turn.next()));
    }

    /** A telephone was rung: was the call taken, or who is next? */
    void rang(CallTurn turn, Input input) {
        Callee callee = turn.callees.get(turn.rung);
        int step = turn.arrival.step();
        String status = input instanceof Input.Dialled dialled ? dialled.status() : "unknown";
        turn.also((tx, now) -> Rings.rang(tx, turn.call.id(), step, status));
        if (isBridged(turn, input)) {
            turn.reach(Call.Outcome.SPOKE);
            turn.also((tx, now) -> Calls.spoke(tx, turn.call.id(), callee.staffId()));
            turn.say("goodbye");
            turn.end(new Verb.Hangup());
            return;
        }
        turn.rung = next(turn);
        long waited = turn.situation.now().toEpochMilli() - turn.ringingSince;
        if (turn.rung < turn.callees.size() && (turn.urgent || waited < options.all.toMillis())) {
            dial(turn.say(turn.urgent ? "urgent.next" : "connecting.next"));
        } else if (turn.urgent) {
            nobodyUrgent(turn);
        } else {
            told(turn.say("nobody").pause());
        }
    }

    /** Says when a person answers. A question comes first: what else can be done is said when nothing more is. */
    private void told(CallTurn turn) {
        turn.text(turn.spoken, turn.spokenIn);
        if (turn.details) {
            turn.listen(Phase.CHOOSING);
        } else {
            choose(turn.pause());
        }
    }

    /** Whose turn it is, without those who have begun to speak with another caller meanwhile. */
    private int next(CallTurn turn) {
        int next = turn.rung + 1;
        if (turn.urgent) {
            return next;
        }
        List<Callee> free = roster.free(turn.callees, turn.landlord, turn.situation.now());
        while (next < turn.callees.size() && !free.contains(turn.callees.get(next))) {
            next++;
        }
        return next;
    }

    private void nobodyUrgent(CallTurn turn) {
        boolean paged = !turn.landlord.onDuty(turn.situation.now()).isEmpty();
        Long contact = turn.contactId;
        if (paged && contact != null) {
            String reference = turn.reference;
            turn.also((tx, now) -> Escalations.ofReference(tx, contact, reference)
                    .map(Escalation::intent)
                    .ifPresent(topic -> pager.page(tx, turn.landlord.id(), reference, topic)));
        }
        turn.say(paged ? "urgent.nobody" : "urgent.alone").uninterrupted();
        choose(turn);
    }

    void choose(CallTurn turn) {
        turn.numbers = false;
        turn.aboutDanger = false;
        turn.say("choose");
        turn.listen(Phase.CHOOSING);
    }

    /** Whether they spoke. A carrier that does not tell is believed when whoever was rung pressed the key. */
    private boolean isBridged(CallTurn turn, Input input) {
        if (!(input instanceof Input.Dialled dialled)) {
            return false;
        }
        return dialled.bridged().orElseGet(() -> dialled.status().equals("completed") && isTaken(turn));
    }

    private boolean isTaken(CallTurn turn) {
        return ear.database().read(tx -> Rings.isTaken(tx, turn.call.id(), turn.arrival.step()));
    }
}
