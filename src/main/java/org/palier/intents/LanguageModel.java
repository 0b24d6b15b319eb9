package org.palier.intents;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Tells the language of a message: Arabic by its script, the others by stop words, each counted three times, and runs of one to four
 * letters, in a naive Bayes model trained on the line's own texts. One word alone does not change the language.
 */
final class LanguageModel {
    private static final List<Language> ALL = List.of(Language.values());
    static final int LANGUAGES = ALL.size();

    /** A single word never changes the language of a conversation. */
    private static final int FEWEST = 2;

    private static final int SHORT = 4;

    private static final int STOP_WORD = 3;

    /** How much of what all languages share is added to what was seen of each. */
    private static final double PRIOR = 2_000;

    /** How far another language must lead to change it; a message of two or three words must be clearer. */
    private static final float MARGIN = 2f;

    private static final float SHORT_MARGIN = 6f;
    private static final Set<String> STOP_WORDS = Set.copyOf(List.of(
            ("je j ai suis pas le la les un une des du de et est que qui pour dans sur mon ma mes vous nous il elle on ce ca avec plus ne au aux c "
                            + "the i is are my a to in and of for it not have has you we with on at can do this that me no "
                            + "el los las una un de que y en mi no se es para con por lo me tengo esta del al hay "
                            + "o os as um uma de que e em meu minha nao se para com por no na do da tenho esta eu "
                            + "ma mach rani rah fi f w bach wach 3la 3andi li dyal ta3 ana had mn "
                            + "lo la los las es e de del dins ieu ai pas un una amb per que "
                            + "el la els les es i de amb per que no em un una hi ha tinc meu meva")
                    .split(" ")));

    /** A power of two. */
    private static final int KEPT = 8_192;

    final Vocabulary keys;
    final float[] weights;
    private final AtomicReferenceArray<Scored> lastMet = new AtomicReferenceArray<>(KEPT);

    /** A word and what it says for each language. */
    private static final class Scored {
        final String word;
        final float[] scores;

        Scored(String word, float[] scores) {
            this.word = word;
            this.scores = scores;
        }
    }

    LanguageModel(Vocabulary keys, float[] weights) {
        this.keys = keys;
        this.weights = weights;
    }

    /**
     * Learns from texts by language and from Palier's own sentences. Each language counts the same, however much of it there is, and a
     * run of letters that a language was not seen with is as likely in it as in all of them together.
     */
    static LanguageModel train(Map<Language, List<String>> texts) {
        Map<Long, float[]> counts = new HashMap<>();
        double[] totals = new double[LANGUAGES];
        texts.forEach((language, lines) -> lines.forEach(line -> count(line, language, counts, totals)));
        LanguageSamples.read()
                .forEach((language, lines) -> lines.forEach(line -> count(line, language, counts, totals)));
        long[] keys = new long[counts.size()];
        float[] weights = new float[keys.length * LANGUAGES];
        int row = 0;
        for (Map.Entry<Long, float[]> entry : counts.entrySet()) {
            keys[row] = entry.getKey();
            double usual = 0;
            for (int l = 0; l < LANGUAGES; l++) {
                usual += entry.getValue()[l] / Math.max(1, totals[l]) / LANGUAGES;
            }
            for (int l = 0; l < LANGUAGES; l++) {
                double own = (entry.getValue()[l] + PRIOR * usual) / (totals[l] + PRIOR);
                weights[row * LANGUAGES + l] = (float) Math.log(own / usual);
            }
            row++;
        }
        return new LanguageModel(Vocabulary.restore(keys, new float[keys.length]), weights);
    }

    private static void count(String line, Language language, Map<Long, float[]> counts, double[] totals) {
        int l = ALL.indexOf(language);
        for (Word word : Words.of(line)) {
            if (!word.arabic()) {
                for (long key : keys(word.text())) {
                    counts.computeIfAbsent(key, any -> new float[LANGUAGES])[l]++;
                    totals[l]++;
                }
            }
        }
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
            } else if (word.text().length() > 1
                    && Character.isLetter(word.text().charAt(0))) {
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
        float margin = latin < SHORT ? SHORT_MARGIN : MARGIN;
        return scores[best] - scores[ALL.indexOf(stay)] > margin ? ALL.get(best) : stay;
    }

    float[] scores(List<Word> words) {
        float[] scores = new float[LANGUAGES];
        for (Word word : words) {
            if (!word.arabic()
                    && Character.isLetter(word.text().charAt(word.text().length() - 1))) {
                float[] own = scores(word.text());
                for (int l = 0; l < LANGUAGES; l++) {
                    scores[l] += own[l];
                }
            }
        }
        return scores;
    }

    /** What one word says for each language; a few thousand words, those met last, are kept. */
    private float[] scores(String word) {
        int slot = word.hashCode() & (KEPT - 1);
        Scored kept = lastMet.get(slot);
        if (kept == null || !kept.word.equals(word)) {
            kept = new Scored(word, add(word));
            lastMet.set(slot, kept);
        }
        return kept.scores;
    }

    private float[] add(String word) {
        float[] scores = new float[LANGUAGES];
        for (long key : keys(word)) {
            int row = keys.number(key);
            for (int l = 0; row >= 0 && l < LANGUAGES; l++) {
                scores[l] += weights[row * LANGUAGES + l];
            }
        }
        return scores;
    }
}
