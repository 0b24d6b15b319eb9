package org.palier.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.palier.intents.Scripts;

/** A fifth of the examples held out, and the scripts with the other four. */
record Fold(Scripts scripts, List<Example> heldOut) {
    private static final int FOLDS = 5;
    private static final long SEED = 11;

    static List<Fold> of(Scripts scripts) {
        List<Example> shuffled = new ArrayList<>(Example.all(scripts));
        Collections.shuffle(shuffled, new Random(SEED));
        shuffled.sort((a, b) -> (a.intent() + a.language()).compareTo(b.intent() + b.language()));
        List<Fold> folds = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Example> kept = new ArrayList<>();
            List<Example> heldOut = new ArrayList<>();
            for (int i = 0; i < shuffled.size(); i++) {
                (i % FOLDS == fold ? heldOut : kept).add(shuffled.get(i));
            }
            folds.add(new Fold(Example.into(scripts, kept), heldOut));
        }
        return folds;
    }
}
