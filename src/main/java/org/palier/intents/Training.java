package org.palier.intents;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Makes a {@link Trained} model of examples. The same examples make the same model, bit for bit. */
final class Training {
    private static final int FOLDS = 5;
    private static final int PASSES = 4;

    /** Fewer examples keep all their terms: they need them, and the memory is not much. */
    private static final int MANY = 4_000;

    /** How many times the weights of all machines that learn the memory must hold for them to learn at once. */
    private static final int ROOM = 4;

    private final List<TrainingExample> examples;
    private final Analysis analysis;
    private final MatcherSettings settings;
    private final List<String> classes;
    private final boolean[] danger;
    private final boolean[] system;

    /** How many numbers say what a message means. */
    private final int meanings;

    private final Vectors vectors;
    private final int[] folds;

    /** What tells the examples apart, whatever their order. */
    private final long[] keys;

    private Training(
            List<TrainingExample> examples,
            Set<String> dangers,
            Set<String> systems,
            Analysis analysis,
            MatcherSettings settings) {
        this.examples = examples;
        this.analysis = analysis;
        this.settings = settings;
        this.meanings = analysis.embedder().map(Embedder::size).orElse(0);
        this.vectors = new Vectors(meanings);
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
        this.keys = examples.stream()
                .mapToLong(example -> Field.WORD.key(example.intent(), example.text()))
                .toArray();
    }

    /**
     * Makes the model of examples.
     *
     * @param dangers intents that are looked for first
     * @param systems intents that are courtesies and refusals
     * @param known how to calibrate, if examples that differ little were calibrated before: five sixths of the work
     */
    static Trained of(
            List<TrainingExample> examples,
            Set<String> dangers,
            Set<String> systems,
            Analysis analysis,
            MatcherSettings settings,
            Optional<Calibration> known) {
        return new Training(examples, dangers, systems, analysis, settings).run(known);
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

    private Trained run(Optional<Calibration> known) {
        Vocabulary vocabulary = encode();
        int[] all = IntStream.range(0, examples.size()).toArray();
        float[][] heldOut = new float[known.isPresent() ? 0 : examples.size()][];
        Calibration calibration = known.orElseGet(() -> {
            IntStream folds = IntStream.range(0, FOLDS);
            (fitSideBySide(vocabulary) ? folds.parallel() : folds).forEach(fold -> holdOut(fold, vocabulary, heldOut));
            return Calibration.fit(heldOut, vectors.labels, danger, system, settings.outOfScope());
        });
        float[] weights = train(all, vocabulary);
        int columns = classes.size() + 2;
        return new Trained(
                classes,
                danger,
                system,
                vocabulary,
                LinearModel.pack(Arrays.copyOf(weights, vocabulary.size() * columns), columns),
                Meaning.rows(weights, vocabulary.size(), columns),
                calibration,
                Nearest.of(examples, classes, vectors, vocabulary),
                new HeldOut(heldOut, Arrays.copyOf(vectors.labels, heldOut.length)));
    }

    /** Whether several machines may learn at once: each holds its weights, and the rest of the program wants memory too. */
    private boolean fitSideBySide(Vocabulary vocabulary) {
        long weights = (long) Float.BYTES * vocabulary.size() * (classes.size() + 2);
        return Runtime.getRuntime().maxMemory()
                > ROOM * weights * Runtime.getRuntime().availableProcessors();
    }

    private float[] train(int[] chosen, Vocabulary vocabulary) {
        return MarginTrainer.train(
                vectors, chosen, danger, vocabulary.size() + meanings, settings.cost(), PASSES, keys);
    }

    /** Scores the examples of one fold by a machine that learnt from the others. */
    private void holdOut(int fold, Vocabulary vocabulary, float[][] scores) {
        float[] weights = train(
                IntStream.range(0, folds.length).filter(i -> folds[i] != fold).toArray(), vocabulary);
        int columns = classes.size() + 2;
        for (int i = 0; i < folds.length; i++) {
            if (folds[i] == fold) {
                scores[i] = new float[columns];
                for (int t = vectors.starts[i]; t < vectors.starts[i + 1]; t++) {
                    int row = vectors.numbers[t] * columns;
                    for (int k = 0; k < columns; k++) {
                        scores[i][k] += vectors.weights[t] * weights[row + k];
                    }
                }
            }
        }
    }

    private Vocabulary encode() {
        TermCounts counts = new TermCounts();
        ExampleReader reader = new ExampleReader(analysis, counts, vectors, examples.size() >= MANY);
        for (TrainingExample example : examples) {
            reader.read(example, classes.indexOf(example.intent()));
        }
        Vocabulary vocabulary = Vocabulary.of(counts);
        vectors.weigh(counts.numbers(vocabulary), vocabulary, settings.fieldWeights());
        analysis.embedder().ifPresent(embedder -> {
            for (int i = 0; i < examples.size(); i++) {
                vectors.mean(i, embedder.vector(examples.get(i).text()), vocabulary.size(), Meaning.WEIGHT);
            }
        });
        return vocabulary;
    }
}
