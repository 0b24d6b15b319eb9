package org.palier.intents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Makes a {@link Trained} model of examples. The same examples make the same model, bit for bit. */
final class Training {
    private static final int FOLDS = 5;
    static int PASSES = 5;
    static float TOLERANCE = 0.1f;
    static int MINDF = 1;
    private static final long SEED = 20261124;

    private static final int[] NEVER = {0};

    private final List<TrainingExample> examples;
    private final Analysis analysis;
    private final MatcherSettings settings;
    private final List<String> classes;
    private final boolean[] danger;
    private final boolean[] system;
    private final Vectors vectors = new Vectors();
    private final Vectors alarms = new Vectors();
    private final int[] folds;

    private Training(
            List<TrainingExample> examples,
            Set<String> dangers,
            Set<String> systems,
            Analysis analysis,
            MatcherSettings settings) {
        this.examples = examples;
        this.analysis = analysis;
        this.settings = settings;
        Set<String> names = new TreeSet<>();
        examples.forEach(example -> names.add(example.intent()));
        this.classes = List.copyOf(names);
        this.danger = new boolean[classes.size()];
        this.system = new boolean[classes.size()];
        for (int k = 0; k < danger.length; k++) {
            danger[k] = dangers.contains(classes.get(k));
            system[k] = systems.contains(classes.get(k));
        }
        this.folds = folds();
    }

    /**
     * Makes the model of examples.
     *
     * @param dangers intents that are looked for first
     * @param systems intents that are courtesies and refusals
     */
    static Trained of(
            List<TrainingExample> examples,
            Set<String> dangers,
            Set<String> systems,
            Analysis analysis,
            MatcherSettings settings) {
        return new Training(examples, dangers, systems, analysis, settings).run();
    }

    /** Each intent's examples are dealt to the folds in turn. */
    private int[] folds() {
        int[] dealt = new int[classes.size()];
        int[] result = new int[examples.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = dealt[classes.indexOf(examples.get(i).intent())]++ % FOLDS;
        }
        return result;
    }

    private Trained run() {
        Vocabulary vocabulary = encode();
        int terms = vocabulary.size();
        int size = classes.size();
        float[][] machines = new float[2][];
        float[][] heldOut = new float[examples.size()][];
        IntStream.rangeClosed(0, FOLDS).parallel().forEach(fold -> {
            int[] chosen = IntStream.range(0, examples.size())
                    .filter(i -> fold == FOLDS || folds[i] != fold)
                    .toArray();
            float[] many = MarginTrainer.train(
                    vectors, chosen, terms, size, settings.cost(), PASSES, TOLERANCE, new SplittableRandom(SEED));
            float[] two = MarginTrainer.train(
                    alarms, chosen, terms, 2, settings.cost(), PASSES, TOLERANCE, new SplittableRandom(SEED));
            if (fold == FOLDS) {
                machines[0] = many;
                machines[1] = two;
            } else {
                for (int i = 0; i < folds.length; i++) {
                    if (folds[i] == fold) {
                        heldOut[i] = score(i, many, two);
                    }
                }
            }
        });
        int[] labels = Arrays.copyOf(vectors.labels, examples.size());
        Calibration calibration = Calibration.fit(heldOut, labels, danger, system, settings.outOfScope());
        return new Trained(
                classes,
                danger,
                system,
                vocabulary,
                LinearModel.pack(terms, machines, new int[] {size, 2}),
                calibration,
                Nearest.of(examples, classes, vectors, vocabulary),
                new HeldOut(heldOut, labels));
    }

    private float[] score(int example, float[] many, float[] two) {
        int size = classes.size();
        float[] scores = new float[size + 2];
        for (int t = vectors.starts[example]; t < vectors.starts[example + 1]; t++) {
            float value = vectors.weights[t];
            int term = vectors.numbers[t];
            for (int k = 0; k < size; k++) {
                scores[k] += value * many[term * size + k];
            }
            scores[size] += value * two[term * 2];
            scores[size + 1] += value * two[term * 2 + 1];
        }
        return scores;
    }

    private Vocabulary encode() {
        Terms terms = new Terms();
        Map<Long, int[]> counts = new HashMap<>();
        List<long[]> keys = new ArrayList<>();
        List<int[]> ends = new ArrayList<>();
        for (TrainingExample example : examples) {
            List<Word> read = analysis.words(example.text(), example.language(), Channel.SMS);
            List<WordForm> forms = analysis.forms(read, example.language());
            analysis.terms(forms, analysis.lexicon().find(forms), terms);
            long[] found = Arrays.copyOf(terms.keys, terms.size);
            keys.add(found);
            ends.add(terms.ends.clone());
            Arrays.stream(found).distinct().forEach(key -> counts.computeIfAbsent(key, any -> new int[1])[0]++);
        }
        long[] all = counts.entrySet().stream()
                .filter(e -> e.getValue()[0] >= MINDF)
                .map(Map.Entry::getKey)
                .mapToLong(key -> key)
                .sorted()
                .toArray();
        Vocabulary vocabulary = Vocabulary.of(
                all,
                Arrays.stream(all)
                        .mapToInt(key -> counts.getOrDefault(key, NEVER)[0])
                        .toArray(),
                examples.size());
        SparseVector vector = new SparseVector();
        for (int i = 0; i < examples.size(); i++) {
            terms.set(keys.get(i), ends.get(i));
            vector.fill(terms, vocabulary, settings.fieldWeights());
            int label = classes.indexOf(examples.get(i).intent());
            vectors.add(vector, label, 1);
            alarms.add(vector, danger[label] ? 1 : 0, 1);
        }
        return vocabulary;
    }
}
