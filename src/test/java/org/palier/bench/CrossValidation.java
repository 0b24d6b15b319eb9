package org.palier.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.palier.intents.Evaluation;
import org.palier.intents.LabelledMessage;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Matcher;
import org.palier.intents.MatcherSettings;
import org.palier.intents.Scripts;

/** Five matchers, each asked about the fifth of the examples that it did not learn from. */
final class CrossValidation {
    private final Scripts scripts;
    private final List<Fold> folds;
    private final List<LinearMatcher> matchers = new ArrayList<>();

    CrossValidation(Scripts scripts, MatcherSettings settings) {
        this(scripts, settings, UnaryOperator.identity());
    }

    /**
     * @param taught what the examples of a fold are turned into before they are learnt from
     */
    CrossValidation(Scripts scripts, MatcherSettings settings, UnaryOperator<Scripts> taught) {
        this.scripts = scripts;
        this.folds = Fold.of(scripts);
        for (Fold fold : folds) {
            matchers.add(LinearMatcher.of(taught.apply(fold.scripts()), settings));
            System.err.print('.');
        }
        System.err.println();
    }

    Fold fold(int number) {
        return folds.get(number);
    }

    Matcher matcher(int number) {
        return matchers.get(number);
    }

    Evaluation measured() {
        return measured(example -> true, UnaryOperator.identity());
    }

    /**
     * Measures on the examples that were held out.
     *
     * @param chosen which of them
     * @param spoilt what is asked in place of the example's text
     */
    Evaluation measured(Predicate<Example> chosen, UnaryOperator<String> spoilt) {
        List<Evaluation> parts = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            List<LabelledMessage> messages = folds.get(i).heldOut().stream()
                    .filter(chosen)
                    .map(example -> new Example(spoilt.apply(example.text()), example.intent(), example.language()))
                    .map(example -> example.labelled(scripts))
                    .toList();
            parts.add(Evaluation.of(matchers.get(i), scripts, messages));
        }
        return Evaluation.together(parts);
    }
}
