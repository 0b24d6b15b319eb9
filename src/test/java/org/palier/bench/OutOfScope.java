package org.palier.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.palier.intents.Evaluation;
import org.palier.intents.LabelledMessage;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/** How well confidence tells what a script answers from what none does. */
final class OutOfScope {
    private static final int DRAWS = 3;
    private static final int MASKED = 6;
    private static final long SEED = 17;

    private final Scripts scripts;

    OutOfScope(Scripts scripts) {
        this.scripts = scripts;
    }

    /** Near: six topics are taken out of the scripts, and their examples are asked among held-out ones of the others. */
    double near() {
        List<String> topics = new ArrayList<>(scripts.all().stream()
                .filter(script -> !script.danger() && script.kind() == Script.Kind.TOPIC)
                .map(Script::id)
                .toList());
        Collections.shuffle(topics, new Random(SEED));
        Fold fold = Fold.of(scripts).get(0);
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Set<String> masked = new HashSet<>(topics.subList(draw * MASKED, (draw + 1) * MASKED));
            LinearMatcher matcher = LinearMatcher.of(Example.into(
                    fold.scripts(),
                    Example.all(fold.scripts()).stream()
                            .filter(example -> !masked.contains(example.intent()))
                            .toList()));
            System.err.print('.');
            List<LabelledMessage> messages = fold.heldOut().stream()
                    .filter(this::asksSomething)
                    .map(example -> LabelledMessage.of(
                            example.text(),
                            masked.contains(example.intent()) ? LabelledMessage.NONE : example.intent(),
                            Optional.of(example.language())))
                    .toList();
            sum += Evaluation.of(matcher, scripts, messages).auroc();
        }
        System.err.println();
        return sum / DRAWS;
    }

    /** Far: texts of another domain are asked among held-out examples. */
    double far(CrossValidation validation, List<String> foreign) {
        List<LabelledMessage> messages = new ArrayList<>();
        validation.fold(0).heldOut().stream()
                .filter(this::asksSomething)
                .forEach(example -> messages.add(example.labelled(scripts)));
        foreign.forEach(text -> messages.add(LabelledMessage.of(text, LabelledMessage.NONE, Optional.empty())));
        return Evaluation.of(validation.matcher(0), scripts, messages).auroc();
    }

    private boolean asksSomething(Example example) {
        return scripts.script(example.intent())
                .filter(script -> script.kind() == Script.Kind.TOPIC)
                .isPresent();
    }
}
