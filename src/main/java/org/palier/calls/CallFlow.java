package org.palier.calls;

import java.util.Locale;
import java.util.Map;
import org.palier.calls.CallState.Phase;
import org.palier.dialogue.Heard;
import org.palier.dialogue.State;
import org.palier.intents.Channel;
import org.palier.intents.Danger;
import org.palier.intents.Language;

/**
 * What a caller hears next. Every step ends in a question, a telephone that rings, a tone to speak after, or a goodbye; nothing is asked
 * more than three times.
 */
final class CallFlow {
    /** Below this, recognised words are a guess. Danger is looked for in them all the same. */
    private static final double CONFIDENT = 0.4;

    private static final int MOST_SILENCES = 3;

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
        } else if (turn.phase == Phase.RINGING) {
            reaching.rang(turn, input);
        } else if (turn.phase == Phase.RECORDING) {
            leaving.recorded(turn, input);
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
            case "*" -> ask(turn.say("again").say("ask"));
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
        boolean unsure = speech.confidence().orElse(1) < CONFIDENT;
        if (unsure && !tellsDanger(turn, speech.words())) {
            turn.misheard++;
            if (turn.misheard > 1) {
                turn.misheard = 0;
                turn.say("misheard.menu");
                menu(turn);
            } else {
                turn.say("misheard");
                turn.listen(turn.phase);
            }
            return;
        }
        turn.misheard = 0;
        answering.answer(turn, ear.hear(turn, speech.words()));
    }

    private static boolean tellsDanger(CallTurn turn, String words) {
        Heard heard = new Heard(Channel.VOICE, words, 0, java.util.Optional.empty());
        return turn.dialogue()
                        .next(State.initial(), heard, turn.situation)
                        .decision()
                        .danger()
                != Danger.Level.NONE;
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
        } else {
            turn.say("more");
            turn.listen(Phase.ANSWERED);
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
