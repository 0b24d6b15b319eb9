package org.palier.calls;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.calls.CallState.Phase;
import org.palier.dialogue.Dialogue;
import org.palier.dialogue.Situation;
import org.palier.intents.Channel;
import org.palier.intents.Language;
import org.palier.landlords.Landlord;

/** The answer to one step of a call while it is worked out. Lives for one request and never leaves it. */
final class CallTurn {
    final Call call;
    final Arrival arrival;
    final Landlord landlord;
    final Situation situation;

    Phase phase;
    Language language;
    boolean chosen;
    boolean numbers;
    boolean aboutDanger;
    boolean details;
    boolean discreet;
    boolean textable;
    int silences;
    int misheard;
    String spoken;
    Language spokenIn;
    String intent;
    String reference;
    List<Callee> callees;
    int rung;
    long ringingSince;
    boolean urgent;
    String typed;

    @Nullable
    Long contactId;

    @Nullable
    Long conversationId;

    Call.Outcome outcome;

    private final Dialogue dialogue;
    private final List<Verb.Prompt> prompts = new ArrayList<>();
    private final List<Verb> verbs = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();

    /** Something that is stored together with the step. */
    @FunctionalInterface
    interface Deed {
        void carryOut(Handle tx, Instant now) throws SQLException;
    }

    CallTurn(Call call, Arrival arrival, Landlord landlord, Situation situation, Dialogue dialogue) {
        this.call = call;
        this.arrival = arrival;
        this.landlord = landlord;
        this.situation = situation;
        this.dialogue = dialogue;
        CallState state = CallState.read(call.state());
        this.phase = state.phase();
        this.language = state.language();
        this.chosen = state.chosen();
        this.numbers = state.numbers();
        this.aboutDanger = state.aboutDanger();
        this.details = state.details();
        this.discreet = state.discreet();
        this.textable = state.textable();
        this.silences = state.silences();
        this.misheard = state.misheard();
        this.spoken = state.spoken();
        this.spokenIn = state.spokenIn();
        this.intent = state.intent();
        this.reference = state.reference();
        this.callees = state.callees();
        this.rung = state.rung();
        this.ringingSince = state.ringingSince();
        this.urgent = state.urgent();
        this.typed = state.typed();
        this.contactId = call.contactId();
        this.conversationId = call.conversationId();
        this.outcome = call.outcome();
    }

    CallState state() {
        return new CallState(
                phase,
                language,
                chosen,
                numbers,
                aboutDanger,
                details,
                discreet,
                textable,
                silences,
                misheard,
                spoken,
                spokenIn,
                intent,
                reference,
                List.copyOf(callees),
                rung,
                ringingSince,
                urgent,
                typed);
    }

    int next() {
        return arrival.step() + 1;
    }

    /** Says one of the call's own sentences, in the caller's language. */
    CallTurn say(String key) {
        return say(key, language, Map.of());
    }

    CallTurn say(String key, Language spokenLanguage, Map<String, String> own) {
        VoiceWords.Line line = VoiceWords.line(key, spokenLanguage);
        String text = dialogue.render(line.text(), own, line.language(), Channel.VOICE, situation);
        return text(text, line.language());
    }

    CallTurn text(String text, Language spokenLanguage) {
        Spoken.parts(Spoken.of(text)).forEach(part -> prompts.add(new Verb.Say(spokenLanguage, part)));
        return this;
    }

    CallTurn pause() {
        if (!prompts.isEmpty()) {
            prompts.add(new Verb.Pause(1));
        }
        return this;
    }

    /** Ends the step with a question: what was said may be interrupted. */
    void listen(Phase next) {
        listen(next, true, 1);
    }

    void listen(Phase next, boolean words, int keys) {
        phase = next;
        verbs.add(new Verb.Gather(language, prompts, words, keys, next()));
    }

    /** Says so far what may not be interrupted. */
    void uninterrupted() {
        verbs.addAll(prompts);
        prompts.clear();
    }

    /** Asks whether there is more; who stays silent then has been told. */
    void more() {
        say("more");
        silences = 1;
        listen(Phase.ANSWERED);
    }

    void end(Verb verb) {
        uninterrupted();
        verbs.add(verb);
    }

    void reach(Call.Outcome reached) {
        if (reached.compareTo(outcome) > 0) {
            outcome = reached;
        }
    }

    void also(Deed deed) {
        deeds.add(deed);
    }

    List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    List<Verb> verbs() {
        return List.copyOf(verbs);
    }

    Dialogue dialogue() {
        return dialogue;
    }
}
