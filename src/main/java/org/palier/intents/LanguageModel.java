package org.palier.intents;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the language of a message: Arabic by its script, the others by stop words, each counted three times, and runs of one to four
 * letters, in a naive Bayes model trained on the line's own texts. On very short messages it does not change the language.
 */
final class LanguageModel {
    private static final List<Language> ALL = List.of(Language.values());
    static final int LANGUAGES = ALL.size();

    /** Fewer words than this never change the language of a conversation. */
    private static final int FEWEST = 4;

    private static final int STOP_WORD = 3;
    private static final double SMOOTHING = 0.5;
    private static final float MARGIN = 2f;
    private static final Set<String> STOP_WORDS = Set.copyOf(List.of(
            ("je j ai suis pas le la les un une des du de et est que qui pour dans sur mon ma mes vous nous il elle on ce ca avec plus ne au aux c "
                            + "the i is are my a to in and of for it not have has you we with on at can do this that me no "
                            + "el los las una un de que y en mi no se es para con por lo me tengo esta del al hay "
                            + "o os as um uma de que e em meu minha nao se para com por no na do da tenho esta eu "
                            + "ma mach rani rah fi f w bach wach 3la 3andi li dyal ta3 ana had mn "
                            + "lo la los las es e de del dins ieu ai pas un una amb per que "
                            + "el la els les es i de amb per que no em un una hi ha tinc meu meva")
                    .split(" ")));

    final Vocabulary keys;
    final float[] weights;
    final float[] unknown;

    LanguageModel(Vocabulary keys, float[] weights, float[] unknown) {
        this.keys = keys;
        this.weights = weights;
        this.unknown = unknown;
    }

    /** Learns from texts by language; each language counts the same, however much of it there is. */
    static LanguageModel train(Map<Language, List<String>> texts) {
        HashMap<Long, Integer> rows = new HashMap<>();
        float[][] counts = new float[LANGUAGES][1 << 14];
        double[] totals = new double[LANGUAGES];
        texts.forEach((language, lines) -> {
            int l = ALL.indexOf(language);
            for (String line : lines) {
                for (Word word : Words.of(line)) {
                    for (long key : keys(word.text())) {
                        int row = rows.computeIfAbsent(key, any -> rows.size());
                        for (int k = 0; k < LANGUAGES; k++) {
                            if (row >= counts[k].length) {
                                counts[k] = Arrays.copyOf(counts[k], row * 2);
                            }
                        }
                        counts[l][row]++;
                        totals[l]++;
                    }
                }
            }
        });
        float[] weights = new float[rows.size() * LANGUAGES];
        float[] unknown = new float[LANGUAGES];
        for (int l = 0; l < LANGUAGES; l++) {
            double all = totals[l] + SMOOTHING * rows.size();
            unknown[l] = totals[l] == 0 ? -100 : (float) Math.log(SMOOTHING / all);
            for (int row = 0; row < rows.size(); row++) {
                weights[row * LANGUAGES + l] =
                        totals[l] == 0 ? -100 : (float) Math.log((counts[l][row] + SMOOTHING) / all);
            }
        }
        long[] keys = new long[rows.size()];
        rows.forEach((key, row) -> keys[row] = key);
        return new LanguageModel(Vocabulary.restore(keys, new float[keys.length]), weights, unknown);
    }

    private static long[] keys(String word) {
        String marked = "_" + (word.length() > 30 ? word.substring(0, 30) : word) + "_";
        int length = marked.length();
        boolean stop = STOP_WORDS.contains(word);
        long[] keys = new long[length * 4 + STOP_WORD];
        int size = 0;
        for (int n = 1; n <= 4; n++) {
            for (int from = 0; from + n <= length; from++) {
                keys[size++] = Field.GRAM.key(marked, from, from + n) + n;
            }
        }
        if (stop) {
            long key = Field.WORD.key(word);
            for (int i = 0; i < STOP_WORD; i++) {
                keys[size++] = key;
            }
        }
        return Arrays.copyOf(keys, size);
    }

    /**
     * The language to read and answer a message in.
     *
     * @param current what the conversation spoke so far
     */
    Language of(List<Word> words, Optional<Language> current) {
        Language stay = current.orElse(Language.FR);
        int latin = 0;
        int arabic = 0;
        for (Word word : words) {
            if (word.arabic()) {
                arabic++;
            } else if (Character.isLetter(word.text().charAt(0))) {
                latin++;
            }
        }
        if (arabic > 0 && arabic * 2 >= latin) {
            return Language.AR;
        }
        if (latin < FEWEST) {
            return stay;
        }
        float[] scores = scores(words);
        int best = ALL.indexOf(stay);
        for (int l = 0; l < LANGUAGES; l++) {
            if (scores[l] > scores[best]) {
                best = l;
            }
        }
        return scores[best] - scores[ALL.indexOf(stay)] > MARGIN ? ALL.get(best) : stay;
    }

    private float[] scores(List<Word> words) {
        float[] scores = new float[LANGUAGES];
        for (Word word : words) {
            if (!word.arabic()
                    && Character.isLetter(word.text().charAt(word.text().length() - 1))) {
                for (long key : keys(word.text())) {
                    int row = keys.number(key);
                    for (int l = 0; l < LANGUAGES; l++) {
                        scores[l] += row < 0 ? unknown[l] : weights[row * LANGUAGES + l];
                    }
                }
            }
        }
        return scores;
    }
}
