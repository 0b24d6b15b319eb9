package org.palier.calls;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.calls.CallState.Phase;
import org.palier.intents.Language;

/**
 * What a caller hears next. Every step ends in a question, a telephone that rings, a tone to speak after, or a goodbye; nothing is asked
 * more than three times.
 */
final class CallFlow {
    /** Below this, recognised words are a guess. Danger is looked for in them all the same. */
    private static final double CONFIDENT = 0.4;

    private static final int MOST_SILENCES = 3;

    /** Keys that end a message and do what they do elsewhere; the hash key only ends it. */
    private static final Set<String> EVERYWHERE = Set.of("0", "9", "8", "*");

    private final Ear ear;
    private final Answering answering;
    private final Reaching reaching;
    private final Leaving leaving;
    private final CallingBack callingBack;

    CallFlow(Ear ear, Answering answering, Reaching reaching, Leaving leaving, CallingBack callingBack) {
        this.ear = ear;
        this.answering = answering;
        this.reaching = reaching;
        this.leaving = leaving;
        this.callingBack = callingBack;
    }

    void take(CallTurn turn) {
        Input input = turn.arrival.input();
        if (turn.arrival.step() == 0) {
            greet(turn);
        } else if (turn.phase == Phase.RECORDING || input instanceof Input.Recorded) {
            // After trouble, a tone sounds whatever the phase was.
            recorded(turn, input);
        } else if (turn.phase == Phase.RINGING) {
            reaching.rang(turn, input);
        } else if (input instanceof Input.Keys keys) {
            turn.silences = 0;
            keys(turn, keys.pressed());
        } else if (input instanceof Input.Speech speech) {
            turn.silences = 0;
            words(turn, speech);
        } else {
            silence(turn);
        }
    }

    /** Keeps what was said after the tone; a key that does something everywhere does so here too. */
    private void recorded(CallTurn turn, Input input) {
        String key = input instanceof Input.Recorded said
                ? said.key()
                : input instanceof Input.Keys keys ? keys.pressed() : "";
        boolean goesOn = EVERYWHERE.contains(key);
        leaving.recorded(turn, input, goesOn);
        if (goesOn) {
            keys(turn, key);
        }
    }

    private static void greet(CallTurn turn) {
        turn.say("greet").pause().say("ask").say("english", Language.EN, Map.of());
        ask(turn);
    }

    private static void ask(CallTurn turn) {
        turn.numbers = false;
        turn.aboutDanger = false;
        turn.listen(Phase.ASKING);
    }

    private void keys(CallTurn turn, String pressed) {
        switch (pressed) {
            case "0" -> reaching.wanted(turn);
            case "9" -> callingBack.wanted(turn);
            case "#" -> repeat(turn);
            case "*" -> startAgain(turn);
            case "8" -> speak(turn, turn.language == Language.EN ? Language.FR : Language.EN);
            default -> digit(turn, pressed);
        }
    }

    private void digit(CallTurn turn, String digit) {
        if (turn.phase == Phase.NUMBER) {
            callingBack.typed(turn, digit);
        } else if (turn.phase == Phase.CHOOSING && digit.equals("1")) {
            leaving.offer(turn);
        } else if (turn.phase == Phase.NUMBER_CHECK) {
            callingBack.checked(turn, digit);
        } else if (turn.numbers) {
            answering.answer(turn, ear.hear(turn, digit));
        } else if (turn.phase == Phase.ANSWERED && digit.equals("1")) {
            answering.repeat(turn);
        } else if (turn.phase == Phase.ANSWERED && digit.equals("2")) {
            answering.text(turn);
        } else {
            menu(turn);
        }
    }

    private void repeat(CallTurn turn) {
        if (turn.phase == Phase.NUMBER || turn.phase == Phase.NUMBER_CHECK) {
            callingBack.repeat(turn);
        } else {
            answering.repeat(turn);
        }
    }

    private void menu(CallTurn turn) {
        answering.answer(turn, ear.hear(turn, "menu"));
    }

    private static void speak(CallTurn turn, Language language) {
        turn.language = language;
        turn.chosen = true;
        turn.say("ask");
        if (language == Language.EN) {
            turn.say("french", Language.FR, Map.of());
        }
        ask(turn);
    }

    private void words(CallTurn turn, Input.Speech speech) {
        Optional<Wish> wish = Wish.of(speech.words(), turn.language);
        boolean unsure = speech.confidence().orElse(1) < CONFIDENT;
        if (wish.isPresent() && grants(turn, wish.get())) {
            turn.misheard = 0;
        } else if (unsure && !ear.tellsDanger(turn, speech.words())) {
            turn.misheard++;
            if (turn.misheard > 1) {
                turn.misheard = 0;
                turn.say("misheard.menu");
                menu(turn);
            } else {
                turn.say("misheard");
                turn.listen(turn.phase);
            }
        } else {
            turn.misheard = 0;
            answering.answer(turn, ear.hear(turn, speech.words()));
        }
    }

    /** Does what a key would do, for who says it instead; false where there is nothing of the kind to do. */
    private boolean grants(CallTurn turn, Wish wish) {
        if (wish == Wish.REPEAT) {
            repeat(turn);
        } else if (wish == Wish.START_AGAIN) {
            startAgain(turn);
        } else if (wish == Wish.CALL_BACK && !turn.aboutDanger) {
            callingBack.wanted(turn);
        } else if (wish == Wish.MESSAGE && !turn.aboutDanger) {
            leaving.offer(turn);
        } else if (wish == Wish.TEXT && turn.phase == Phase.ANSWERED && !turn.intent.isEmpty()) {
            answering.text(turn);
        } else {
            return false;
        }
        return true;
    }

    private static void startAgain(CallTurn turn) {
        ask(turn.say("again").say("ask"));
    }

    private void silence(CallTurn turn) {
        turn.silences++;
        boolean last = turn.silences >= MOST_SILENCES;
        if (turn.aboutDanger) {
            dangerUnanswered(turn);
        } else if (turn.phase == Phase.ANSWERED) {
            afterAnswer(turn, turn.silences > 1);
        } else if (turn.phase != Phase.ASKING) {
            // Somebody was wanted, and nothing more is said: what is left is a message.
            if (turn.silences > 1) {
                leaving.offer(turn);
            } else {
                again(turn);
            }
        } else if (last) {
            leaving.offer(turn.say("silence.end"));
        } else {
            turn.say("silence." + turn.silences);
            turn.listen(Phase.ASKING);
        }
    }

    private void again(CallTurn turn) {
        if (turn.phase == Phase.NUMBER) {
            callingBack.incomplete(turn);
        } else if (turn.phase == Phase.NUMBER_CHECK) {
            callingBack.repeat(turn);
        } else {
            turn.say("choose");
            turn.listen(Phase.CHOOSING);
        }
    }

    private static void afterAnswer(CallTurn turn, boolean again) {
        if (again) {
            turn.say("goodbye");
            turn.end(new Verb.Hangup());
        } else if (turn.details && !turn.intent.isEmpty()) {
            Answering.keys(turn);
            turn.listen(Phase.ANSWERED);
        } else {
            turn.more();
        }
    }

    /** Who does not answer a question about a danger may not be able to. */
    private void dangerUnanswered(CallTurn turn) {
        if (turn.silences == 1) {
            answering.repeat(turn);
        } else {
            turn.aboutDanger = false;
            reaching.unanswered(turn);
        }
    }

    static String name(Input input) {
        return input instanceof Input.Keys keys
                ? "keys " + keys.pressed()
                : input.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
