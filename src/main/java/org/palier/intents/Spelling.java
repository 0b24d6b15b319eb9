package org.palier.intents;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The French words that the scripts know, by which one that they do not know is put right. It becomes a known word that is one slip away (a
 * letter left out, put in, mistaken or swapped with the next): one that sounds the same if there is such a word, else the most frequent.
 * Immutable.
 *
 * <p>Two words that are one slip apart have a form in common that lacks at most one letter of each. So these forms of each known word are
 * kept, hashed and sorted, and those of an unknown word are looked up (symmetric deletes): a dozen searches, however many words there are.
 */
final class Spelling {
    /** Shorter words have too many neighbours. */
    private static final int SHORTEST = 4;

    private static final int LONGEST = 24;

    /** What was written but once may be a slip itself, and puts no other word right. */
    private static final int FEWEST = 2;

    private final List<String> words;
    private final int models;
    private final Set<String> known;
    private final long[] forms;

    /**
     * @param words all that are known; those that may put others right come first, the most frequent at the head
     * @param models how many these are
     */
    Spelling(List<String> words, int models) {
        this.words = List.copyOf(words);
        this.models = models;
        this.known = new HashSet<>(words);
        this.forms = forms(words.subList(0, models));
    }

    /** Learns the words of French texts. */
    static Spelling of(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) {
            for (Word word : Words.of(text)) {
                counts.merge(word.text(), 1, Integer::sum);
            }
        }
        counts.replaceAll((word, count) -> count >= FEWEST && spelt(word) ? count : 0);
        List<String> words = counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        return new Spelling(
                words, (int) counts.values().stream().filter(count -> count > 0).count());
    }

    List<String> words() {
        return words;
    }

    int models() {
        return models;
    }

    /** The word that an unknown one was probably meant to be; empty for a known word, and where none is near. */
    Optional<String> repaired(String word) {
        if (!spelt(word) || known.contains(word)) {
            return Optional.empty();
        }
        String sound = FrenchSound.of(word);
        int best = models;
        int alike = models;
        for (int left = -1; left < word.length(); left++) {
            long form = form(word, left);
            int found = Arrays.binarySearch(forms, form);
            for (int at = found < 0 ? -found - 1 : found; at < forms.length && forms[at] >>> 32 == form >>> 32; at++) {
                int rank = (int) forms[at];
                if (rank < Math.max(best, alike) && oneSlip(word, words.get(rank))) {
                    best = Math.min(best, rank);
                    if (rank < alike && FrenchSound.of(words.get(rank)).equals(sound)) {
                        alike = rank;
                    }
                }
            }
        }
        int chosen = alike < models ? alike : best;
        return chosen < models ? Optional.of(words.get(chosen)) : Optional.empty();
    }

    private static boolean spelt(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(Character::isLetter);
    }

    private static long[] forms(List<String> models) {
        long[] forms =
                new long[models.stream().mapToInt(word -> word.length() + 1).sum()];
        int size = 0;
        for (int rank = 0; rank < models.size(); rank++) {
            String word = models.get(rank);
            for (int left = -1; left < word.length(); left++) {
                forms[size++] = form(word, left) | rank;
            }
        }
        Arrays.sort(forms);
        return forms;
    }

    /** The hash of a word without one letter, or of all of it at -1, in the upper half; room for a rank in the lower. */
    private static long form(String word, int left) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            if (i != left) {
                hash = hash * 31 + word.charAt(i);
            }
        }
        return (long) (hash & Integer.MAX_VALUE) << 32;
    }

    private static boolean oneSlip(String one, String other) {
        int longer = one.length() - other.length();
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        if (longer == 1) {
            return sameTail(one, same + 1, other, same);
        }
        if (longer == -1) {
            return sameTail(one, same, other, same + 1);
        }
        return longer == 0 && (sameTail(one, same + 1, other, same + 1) || swapped(one, other, same));
    }

    private static boolean swapped(String one, String other, int at) {
        return at + 1 < one.length()
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && sameTail(one, at + 2, other, at + 2);
    }

    private static boolean sameTail(String one, int from, String other, int otherFrom) {
        return one.regionMatches(from, other, otherFrom, one.length() - from);
    }
}
