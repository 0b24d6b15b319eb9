package org.palier.dialogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.intents.Danger;
import org.palier.intents.Language;
import org.palier.intents.Match;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/**
 * A turn while the rules write it. Lives for one call of {@link Dialogue#next} and never leaves it.
 *
 * <p>What is said has a key, so that nothing is said twice to the parts of one burst.
 */
final class Draft {
    private static final int MOST_LATER = 3;

    /** So few words more may be the end of the sentence before. */
    private static final int FRAGMENT = 3;

    /** Answers that serve for the next request too. */
    private static final Set<String> REUSED = Set.of("residence", "commune", "name", "callback-time");

    private static final int LONGEST_ANSWER = 200;

    private static final Set<Decision.Outcome> MUTE = EnumSet.of(
            Decision.Outcome.SILENT,
            Decision.Outcome.IGNORED,
            Decision.Outcome.JOINED,
            Decision.Outcome.OPTED_OUT,
            Decision.Outcome.OPTED_IN);

    private final Hearing hearing;
    private final Scripts scripts;
    private final Manners manners;
    private final Speech speech;
    private final List<String> said = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<OpenRequest> requests;
    private final Set<String> told;
    private final LinkedHashSet<String> later;
    private final ArrayList<String> references;
    private final Map<String, String> known;
    private final Set<Long> announced;
    private String burstWords;
    private boolean introduced;
    private boolean optedOut;
    private Optional<String> topic;
    private Pending pending;
    private int misunderstood;
    private Optional<Decision> ended = Optional.empty();

    Draft(Hearing hearing, Scripts scripts, Manners manners) {
        State state = hearing.state();
        this.hearing = hearing;
        this.scripts = scripts;
        this.manners = manners;
        this.speech = new Speech(scripts, hearing.situation(), hearing.channel(), hearing.language(), state.known());
        this.requests = new ArrayList<>(state.requests());
        this.later = new LinkedHashSet<>(state.later());
        this.references = new ArrayList<>(hearing.situation().references());
        this.known = new HashMap<>(state.known());
        this.announced = new HashSet<>(state.announced());
        this.introduced = state.introduced();
        this.optedOut = state.optedOut();
        this.topic = state.topic();
        this.pending = state.pending();
        this.misunderstood = state.misunderstood();
        boolean goesOn = hearing.inBurst() && state.burst().isPresent();
        this.told = goesOn ? new HashSet<>(state.burst().get().told()) : new HashSet<>();
        this.burstWords = (goesOn ? state.burst().get().words() + " " : "")
                + hearing.heard().text().strip();
    }

    Manners manners() {
        return manners;
    }

    Speech speech() {
        return speech;
    }

    /** How the message was understood. */
    Match heard() {
        return hearing.match();
    }

    Pending pending() {
        return pending;
    }

    /** The question for the staff that a question about a danger comes between now. */
    Optional<Pending.Ask> interrupted() {
        if (pending instanceof Pending.Check check) {
            return check.before();
        }
        return pending instanceof Pending.Ask ask ? Optional.of(ask) : Optional.empty();
    }

    Optional<String> topic() {
        return topic;
    }

    Optional<Script> script(String intent) {
        return scripts.script(intent);
    }

    boolean isTold(String key) {
        return told.contains(key);
    }

    boolean isToldAbout(OpenRequest request) {
        return told.stream().anyMatch(key -> key.endsWith(":" + request.reference()));
    }

    boolean isRestricted(String intent) {
        return manners.restricted().contains(intent);
    }

    List<OpenRequest> requests() {
        return requests;
    }

    Optional<OpenRequest> request(String intent) {
        return requests.stream().filter(open -> open.intent().equals(intent)).findFirst();
    }

    Optional<OpenRequest> numbered(String reference) {
        return requests.stream()
                .filter(open -> open.reference().equals(reference))
                .findFirst();
    }

    Optional<OpenRequest> nearestRequest() {
        return OpenRequest.nearest(requests, topic);
    }

    /** Whether someone else may read along: a request about violence at home or a child is open. */
    boolean isDiscreet() {
        return requests.stream().anyMatch(OpenRequest::restricted);
    }

    Draft say(String key, String... own) {
        return sayOnce(key + (own.length > 1 ? ":" + own[1] : ""), speech.line(key, pairs(own)));
    }

    Draft sayAnswer(Script script) {
        return sayOnce("answer:" + script.id(), speech.answer(script));
    }

    /** Says a text that belongs to what was said just before, whatever was said in this burst. */
    Draft sayOnce(String key, String text) {
        if (!text.isBlank() && told.add(key) && !said.contains(text)) {
            said.add(text);
        }
        return this;
    }

    Draft effect(Effect effect) {
        if (!effects.contains(effect)) {
            effects.add(effect);
        }
        return this;
    }

    Draft ask(Pending question) {
        pending = question;
        return this;
    }

    /** Puts the question for the staff once more that something else came between. */
    void askAgain() {
        if (pending instanceof Pending.Ask ask && !ask.asks().isEmpty()) {
            String question = speech.line("ask." + ask.asks().get(0), Map.of());
            sayOnce("ask.again", (speech.line("ask.again", Map.of()) + " " + question).strip());
        }
    }

    /** Keeps an answer, so that it is not asked for again. */
    void learn(String question, String answer) {
        if (REUSED.contains(question)) {
            known.put(question, answer.length() > LONGEST_ANSWER ? answer.substring(0, LONGEST_ANSWER) : answer);
        }
    }

    Optional<String> known(String question) {
        return Optional.ofNullable(known.get(question));
    }

    Draft about(String intent) {
        topic = Optional.of(intent);
        misunderstood = 0;
        return this;
    }

    /** Goes on with the topic that was spoken of before. */
    void backTo(Optional<String> before) {
        topic = before;
    }

    Draft understood() {
        misunderstood = 0;
        return this;
    }

    int misunderstoodAgain() {
        misunderstood = Math.min(misunderstood + 1, manners.misunderstandings());
        return misunderstood;
    }

    Draft optOut(boolean out) {
        optedOut = out;
        return this;
    }

    /** A command or an answer to a question: what was said before may be said again, and it is no part of what follows. */
    Draft startAfresh() {
        told.clear();
        burstWords = "";
        return this;
    }

    Draft introduce(String key) {
        if (!introduced) {
            introduced = true;
            say(key);
        }
        return this;
    }

    void remember(String intent) {
        if (later.size() < MOST_LATER) {
            later.add(intent);
        }
    }

    void forget(String intent) {
        later.remove(intent);
    }

    /** The topic that was named before and is to be answered next. */
    Optional<String> nextLater() {
        Optional<String> next = later.stream().findFirst();
        next.ifPresent(later::remove);
        return next;
    }

    /** An unused reference. The situation brings several; one more is made of the time, so that no request is ever lost. */
    String newReference() {
        while (!references.isEmpty()) {
            String reference = references.remove(0);
            if (numbered(reference).isEmpty()) {
                return reference;
            }
        }
        long millis = Math.floorMod(hearing.situation().now().toEpochMilli(), 1_000_000_000L);
        String reference = Long.toString(millis, 36).toUpperCase(Locale.ROOT);
        while (numbered(reference).isPresent()) {
            reference = Long.toString(++millis, 36).toUpperCase(Locale.ROOT);
        }
        return reference;
    }

    void replace(OpenRequest request) {
        requests.removeIf(open -> open.reference().equals(request.reference()));
        requests.add(request);
    }

    /** Ends the turn; the last rule to say so is right. */
    boolean end(Decision.Outcome outcome, Optional<String> intent) {
        this.ended = Optional.of(decision(outcome, intent));
        return true;
    }

    private Decision decision(Decision.Outcome outcome, Optional<String> intent) {
        return Reasons.of(hearing, scripts, outcome, intent);
    }

    Turn turn() {
        boolean reachable = hearing.situation().replyAllowed();
        Decision decision = reachable ? neverMute() : ended();
        State before = hearing.state();
        boolean speaks = reachable && !said.isEmpty();
        if (speaks) {
            announce(decision);
        }
        // who wants to hear less is not told who speaks before they are told that it is done
        if (speaks && !introduced && decision.outcome() != Decision.Outcome.OPTED_OUT) {
            introduced = true;
            told.add("notice");
            said.add(0, Texts.notice(speech, said));
        }
        State after = new State(
                before.heldByPerson(),
                reachable ? introduced : before.introduced(),
                optedOut,
                Optional.of(hearing.language())
                        .filter(spoken -> !hearing.words().plain().isEmpty()
                                || before.language().isPresent()),
                topic,
                reachable ? pending : Pending.NOTHING,
                List.copyOf(requests),
                List.copyOf(later),
                misunderstood,
                reachable ? burst() : Optional.empty(),
                Map.copyOf(known),
                Set.copyOf(announced));
        return new Turn(
                after, speaks ? Texts.joined(said, hearing.channel()) : List.of(), List.copyOf(effects), decision);
    }

    /** What tenants are to know now goes before everything else that is said, but never before a danger. */
    private void announce(Decision decision) {
        boolean grave = decision.danger() != Danger.Level.NONE
                || isDiscreet()
                || decision.intent().filter(this::isRestricted).isPresent()
                || pending instanceof Pending.Check
                || pending instanceof Pending.Safe
                || requests.stream().anyMatch(OpenRequest::urgent)
                || MUTE.contains(decision.outcome());
        if (grave) {
            return;
        }
        int place = 0;
        for (Announcement news : hearing.situation().announcements()) {
            if (!announced.contains(news.id()) && news.concerns(decision.intent(), known)) {
                announced.add(news.id());
                said.add(place++, news.words(speech));
            }
        }
    }

    private Decision ended() {
        return ended.orElseGet(() -> decision(Decision.Outcome.NOT_UNDERSTOOD, Optional.empty()));
    }

    /** Silence is right for a further part of a burst, and where a rule says so; everything else gets a next step. */
    private Decision neverMute() {
        Decision decision = ended();
        if (said.isEmpty() && hearing.inBurst() && decision.outcome() == Decision.Outcome.JOINED) {
            acknowledge();
        }
        if (!said.isEmpty()
                || MUTE.contains(decision.outcome())
                || hearing.heard().carrierOptOut().isPresent()) {
            return decision;
        }
        if (hearing.inBurst()) {
            acknowledge();
            return decision(Decision.Outcome.JOINED, decision.intent());
        }
        say("unclear");
        return decision(Decision.Outcome.NOT_UNDERSTOOD, decision.intent());
    }

    /** Who wrote a whole sentence more is told that it was read, even where it changes nothing. */
    private void acknowledge() {
        if (hearing.words().count() > FRAGMENT) {
            said.add(speech.line(isDiscreet() ? "added.discreet" : "joined", Map.of()));
        }
    }

    private Optional<Burst> burst() {
        var now = hearing.situation().now();
        var started = hearing.inBurst() && !burstWords.isEmpty()
                ? hearing.state().burst().map(Burst::started).orElse(now)
                : now;
        return told.isEmpty() && burstWords.isEmpty()
                ? Optional.empty()
                : Optional.of(Burst.of(started, now, burstWords, told));
    }

    Language language() {
        return hearing.language();
    }

    private static Map<String, String> pairs(String... own) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < own.length; i += 2) {
            values.put(own[i], own[i + 1]);
        }
        return Map.copyOf(values);
    }
}
