package org.palier;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.palier.dialogue.Dialogue;
import org.palier.dialogue.Heard;
import org.palier.dialogue.State;
import org.palier.dialogue.Turn;
import org.palier.intents.GoldenPhrase;
import org.palier.intents.Scripts;
import org.palier.landlords.Landlord;
import org.palier.landlords.Situations;
import org.palier.twilio.Twiml;

/** Lets the dialogue hear some of its own golden phrases before the first tenant writes, so that the first answer is not the slowest. */
final class Warmup {
    private static final Duration MOST = Duration.ofMillis(300);
    private static final List<String> REFERENCES = List.of("000001", "000002", "000003");

    private Warmup() {}

    static void run(Scripts scripts, Dialogue dialogue, Landlord landlord, Clock clock) {
        long end = System.nanoTime() + MOST.toNanos();
        Iterator<String> phrases = Stream.generate(scripts::all)
                .flatMap(all -> all.stream().flatMap(script -> script.tests().stream()))
                .map(GoldenPhrase::say)
                .limit(2_000)
                .iterator();
        while (phrases.hasNext() && System.nanoTime() < end) {
            Turn turn = dialogue.next(
                    State.initial(),
                    Heard.sms(phrases.next()),
                    Situations.of(landlord, clock.instant(), REFERENCES, true));
            Twiml.messages(turn.say());
        }
    }
}
