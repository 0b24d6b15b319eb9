package org.palier.bench;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.palier.intents.Evaluation;
import org.palier.intents.Language;

/** How well held-out French examples are understood when they are spoilt; each way to spoil them begins from the same seed. */
final class Robustness {
    private static final long SEED = 5;

    private final CrossValidation validation;
    private final Table table =
            new Table("Held-out French examples, spoilt", "how", "understood", "points", "danger recall");

    Robustness(CrossValidation validation) {
        this.validation = validation;
    }

    void print() {
        MatcherBench.say("Robustness");
        double clean = row("as written", UnaryOperator.identity(), Double.NaN);
        row("accents dropped", Noise::withoutAccents, clean);
        row("as speech", noise()::spoken, clean);
        row("20 % of words mistyped", mistyped(0.2), clean);
        row("40 % of words mistyped", mistyped(0.4), clean);
        row("rewritten as SMS", noise()::texted, clean);
        table.print();
    }

    private double row(String name, UnaryOperator<String> spoilt, double clean) {
        Evaluation measured = validation.measured(example -> example.language() == Language.FR, spoilt);
        double now = measured.accuracy().value();
        table.row(
                name,
                Table.counted(measured.accuracy()),
                Double.isNaN(clean) ? "-" : Table.number("%+.1f", 100 * (now - clean)),
                Table.counted(measured.dangerRecall()));
        return now;
    }

    private static Noise noise() {
        return new Noise(new SplittableRandom(SEED));
    }

    private static UnaryOperator<String> mistyped(double share) {
        Noise noise = noise();
        return text -> noise.mistyped(text, share);
    }
}
