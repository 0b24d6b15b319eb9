package org.palier.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palier.CannotStartException;
import org.palier.Knowledge;
import org.palier.dialogue.Dialogue;
import org.palier.dialogue.Effect;
import org.palier.dialogue.Heard;
import org.palier.dialogue.Manners;
import org.palier.dialogue.Situation;
import org.palier.dialogue.State;
import org.palier.dialogue.Turn;
import org.palier.intents.Channel;
import org.palier.intents.Language;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Matcher;
import org.palier.intents.Scripts;
import org.palier.intents.Segments;
import org.palier.intents.Utterance;
import org.palier.landlords.InvalidLandlordException;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Situations;
import org.palier.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code palier ask}: what a tenant of the example's landlord would be answered to a first message now, and why. Stores no message. */
@Command(name = "ask", description = "Show what a message would be answered.", mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "TEXT", description = "what the tenant writes")
    private String text = "";

    @Option(names = "--explain", description = "show how it was understood")
    private boolean explain;

    @Option(names = "--lang", paramLabel = "fr", description = "the language that the conversation spoke so far")
    private @Nullable String code;

    @Override
    public Integer call() throws Refusal {
        Optional<Language> language = Optional.ofNullable(code).flatMap(Language::ofCode);
        if (code != null && language.isEmpty()) {
            throw new Refusal("--lang " + code + " is not a language of Palier: fr, en, es, pt, ar, oc or ca.");
        }
        Knowledge knowledge = knowledge(Environment.settings());
        Scripts scripts = knowledge.scripts();
        LinearMatcher matcher = knowledge.matcher();
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        if (explain) {
            Utterance utterance = new Utterance(text, Channel.SMS, language, Optional.empty());
            new Explained(matcher.explain(utterance), scripts, out).print();
        }
        Matcher inLanguage = utterance -> matcher.match(new Utterance(
                utterance.text(),
                utterance.channel(),
                utterance.language().or(() -> language),
                utterance.lastIntent()));
        Turn turn =
                new Dialogue(scripts, inLanguage, Manners.usual()).next(State.initial(), Heard.sms(text), situation());
        said(turn, out);
        out.flush();
        return 0;
    }

    /** As the line has it: what it learnt is read, not learnt again. */
    private static Knowledge knowledge(Settings settings) throws Refusal {
        try {
            return Knowledge.load(
                    settings.intents(), settings.data(), Knowledge.matching(settings), settings.embedder());
        } catch (CannotStartException e) {
            throw new Refusal(e.reasons());
        }
    }

    private static Situation situation() {
        try {
            return Situations.of(
                    LandlordFile.read("example.yaml", LandlordFile.example()),
                    Instant.now(),
                    List.of("100001", "100002", "100003", "100004"),
                    true);
        } catch (InvalidLandlordException e) {
            throw new IllegalStateException("the example in the program is a landlord", e);
        }
    }

    private static void said(Turn turn, PrintWriter out) {
        for (String reply : turn.say()) {
            Segments segments = Segments.of(reply);
            out.printf("> %s%n  (%d %s, %s)%n", reply, segments.segments(), "SMS", segments.encoding());
        }
        if (turn.say().isEmpty()) {
            out.println("> (nothing is answered)");
        }
        for (Effect effect : turn.effects()) {
            out.println("* " + effect);
        }
    }
}
