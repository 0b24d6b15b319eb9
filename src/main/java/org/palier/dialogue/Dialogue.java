package org.palier.dialogue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.palier.intents.Channel;
import org.palier.intents.Danger;
import org.palier.intents.Language;
import org.palier.intents.Match;
import org.palier.intents.Matcher;
import org.palier.intents.Script;
import org.palier.intents.Scripts;
import org.palier.intents.Template;
import org.palier.intents.Utterance;

/**
 * The brain of the line: a state, what was heard and the situation give a turn. Pure and total: any text in any state at any time gets a
 * turn, and the same one again. Safe for any number of threads.
 */
public final class Dialogue {
    /** The rules in their order: the first that settles a message has answered it. */
    private static final List<Rule> RULES = List.of(
            new DangerFirst(), // in every state and language, even held, opted out or amid a question
            new OptOutWords(), // STOP and START alone
            new DangerReply(), // yes, no or unclear, to the question about a danger
            new HeldByPerson(), // from here on the assistant is silent while a person answers
            new SurveyReply(), // useful or not, to the question about a person's answer
            new CalledAgain(), // "j'ai déjà appelé 3 fois" about an open request
            new PersonWanted(), // HUMAIN
            new Commands(), // AIDE, SUIVI, DONNEES
            new OfferReply(), // yes or no to the offer of a person
            new ChoiceReply(), // a number that was offered
            new AskReply(), // what the staff will need
            new LateAnswer(), // the same, unasked or long after
            new Unworded(), // empty, pictures, a yes to nothing
            new Understood(), // the scripts
            new NotUnderstood()); // unsure between two, or one question and then a person

    private final Scripts scripts;
    private final Matcher matcher;
    private final Manners manners;

    public Dialogue(Scripts scripts, Matcher matcher, Manners manners) {
        this.scripts = Objects.requireNonNull(scripts, "scripts");
        this.matcher = Objects.requireNonNull(matcher, "matcher");
        this.manners = Objects.requireNonNull(manners, "manners");
    }

    public Turn next(State state, Heard heard, Situation situation) {
        Hearing hearing = hear(state, heard, situation);
        Draft turn = new Draft(hearing, scripts, manners);
        for (Rule rule : RULES) {
            if (rule.settles(hearing, turn)) {
                break;
            }
        }
        return turn.turn();
    }

    /**
     * What a script answers, for who wants it once more in another way.
     *
     * @param known what the tenant has told, by question
     * @return empty if there is no such script
     */
    public Optional<String> answer(
            String intent, Language language, Channel channel, Situation situation, Map<String, String> known) {
        Speech speech = new Speech(scripts, situation, channel, language, known);
        return scripts.script(intent).map(speech::answer);
    }

    /** A sentence that stands beside the scripts, with its placeholders filled in as theirs are. */
    public String render(
            Template sentence, Map<String, String> own, Language language, Channel channel, Situation situation) {
        return new Speech(scripts, situation, channel, language, Map.of()).render(sentence, own, language);
    }

    private Hearing hear(State state, Heard heard, Situation situation) {
        Words words = Words.of(heard.text());
        // Who phones has heard the answer before going on.
        Optional<Burst> burst = state.burst()
                .filter(going -> heard.channel() != Channel.VOICE)
                .filter(going -> going.goesOnAt(situation.now(), manners.burst()));
        boolean goesOn = burst.isPresent()
                && !burst.get().words().isBlank()
                && !burst.get().told().isEmpty();
        ExpectedAnswer expected = new ExpectedAnswer(words);
        Optional<String> answers = answered(state, heard, words, expected);
        boolean plain = answers.isPresent() || words.isKnown() || expected.isPlaceOrTime();
        Match alone = words.isBlank() ? Hearing.NOTHING : match(state, heard, heard.text());
        alone = plain
                ? withoutDanger(alone)
                : withDangerBesideAddress(state, heard, words, expected.besideAddress(), alone);
        // A danger that is certain by itself is answered at once, whatever was said before.
        boolean joins = goesOn && !plain && alone.danger().level() != Danger.Level.CERTAIN;
        Match joined = joins ? match(state, heard, burst.get().words() + " " + heard.text()) : alone;
        return new Hearing(
                state, heard, situation, words, alone, joined, answers, goesOn, language(state, words, plain, alone));
    }

    /**
     * The question that a message only answers, and no danger is told beside it: the one that was asked, or another one of the same
     * request, for answers come late and in any order.
     */
    private Optional<String> answered(State state, Heard heard, Words words, ExpectedAnswer expected) {
        if (words.isBlank()) {
            return Optional.empty();
        }
        Optional<String> asked =
                state.pending() instanceof Pending.Ask ask ? ask.asks().stream().findFirst() : Optional.empty();
        return Stream.concat(asked.stream(), words.isKnown() ? Stream.empty() : questions(state))
                .filter(question ->
                        expected.beside(question).filter(String::isEmpty).isPresent())
                .findFirst()
                .or(() -> asked.filter(question -> !words.isKnown())
                        .filter(question -> expected.beside(question)
                                .filter(rest ->
                                        match(state, heard, rest).danger().level() != Danger.Level.CERTAIN)
                                .isPresent()));
    }

    private Stream<String> questions(State state) {
        Optional<String> intent = state.pending() instanceof Pending.Ask ask
                ? Optional.of(ask.intent())
                : state.nearestRequest().map(OpenRequest::intent);
        return intent.flatMap(scripts::script).stream().flatMap(script -> script.ask().stream());
    }

    private Match match(State state, Heard heard, String text) {
        Match match = matcher.match(new Utterance(text, heard.channel(), state.language(), state.topic()));
        Optional<Denial> denial = match.danger().level() == Danger.Level.NONE
                ? Optional.empty()
                : Denial.of(Words.of(text))
                        .filter(found -> found.isAll()
                                || match(state, heard, found.rest()).danger().level() == Danger.Level.NONE);
        return denial.map(denied -> Hearing.doubtful(denied.intent(), match)).orElse(match);
    }

    /** A command, an address or an answer that was asked for is no danger, and no topic that is one. */
    private Match withoutDanger(Match match) {
        boolean danger = match.best()
                .flatMap(best -> scripts.script(best.intent()))
                .map(Script::danger)
                .orElse(false);
        return Hearing.with(Danger.NONE, danger ? Match.Verdict.UNKNOWN : match.verdict(), match);
    }

    /** "12 rue des Tilleuls il y a le feu": an address must not hide what is told beside it. */
    private Match withDangerBesideAddress(State state, Heard heard, Words words, String rest, Match match) {
        if (rest.isEmpty() || rest.equals(words.plain())) {
            return match;
        }
        Danger beside = match(state, heard, rest).danger();
        return beside.level().compareTo(match.danger().level()) > 0
                ? Hearing.with(beside, match.verdict(), match)
                : match;
    }

    /** The language of the contact changes with a sentence in another one, never with a word, an address or a number. */
    private static Language language(State state, Words words, boolean plain, Match match) {
        Optional<Language> known = state.language();
        if (words.number().isPresent() || words.plain().isEmpty()) {
            return known.orElse(Language.FR);
        }
        long different = words.each().stream().distinct().count();
        // Arabic in Latin letters is near to stammering; who is taken for it cannot read the answer.
        long needed = match.language() == Language.AR && !words.isArabic() ? 5 : 3;
        return known.isEmpty() || (!plain && different >= needed) ? match.language() : known.get();
    }
}
