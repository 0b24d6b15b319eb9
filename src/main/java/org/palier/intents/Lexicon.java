package org.palier.intents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words and spellings of the field and the concept that each stands for, from {@code intents/lexicon.yaml}: "évier", "robinet" and
 * "siphon" are plumbing. Words are met as written, by stem or by sound; entries of several words may have small words between theirs.
 * Immutable.
 */
final class Lexicon {
    static final Lexicon EMPTY = new Lexicon(Map.of());

    private static final int HEARD = 4;
    private static final Set<String> SMALL = Set.of(
            "le", "la", "les", "un", "une", "des", "de", "du", "d", "l", "au", "aux", "a", "mon", "ma", "mes", "ton",
            "ta", "son", "sa", "ses", "ce", "cette", "the", "my", "of", "el", "los", "las", "mi", "o", "os", "as",
            "meu", "minha", "en", "y", "tres", "trop", "tout");

    private final List<String> concepts;
    private final Map<String, int[]> written = new HashMap<>();
    private final Map<String, int[]> heard = new HashMap<>();
    private final Map<String, List<Phrase>> phrases = new HashMap<>();

    /** An entry of several words: the stem and the sound of each; short sounds are empty, for they say too little. */
    record Phrase(List<String> stems, List<String> sounds, int concept) {}

    /** A concept found at a word. */
    record Hit(int concept, int first, int last) {}

    Lexicon(Map<String, List<String>> entries) {
        concepts = List.copyOf(new TreeSet<>(entries.keySet()));
        Stems stems = new Stems();
        for (int concept = 0; concept < concepts.size(); concept++) {
            for (String entry : entries.getOrDefault(concepts.get(concept), List.of())) {
                List<Word> words = content(Words.of(entry));
                if (words.size() == 1) {
                    Word word = words.get(0);
                    put(written, word.text(), concept);
                    String stem = stems.stem(word, Language.FR);
                    if (stem.length() >= HEARD) {
                        put(written, "~" + stem, concept);
                    }
                    String sound = FrenchSound.of(word.text());
                    if (sound.length() >= HEARD) {
                        put(heard, sound, concept);
                    }
                } else if (!words.isEmpty()) {
                    List<String> parts = words.stream()
                            .map(word -> stems.stem(word, Language.FR))
                            .toList();
                    Phrase phrase =
                            new Phrase(parts, parts.stream().map(Lexicon::heard).toList(), concept);
                    phrases.computeIfAbsent(parts.get(0), any -> new ArrayList<>())
                            .add(phrase);
                    String sound = FrenchSound.of(words.get(0).text());
                    if (sound.length() >= HEARD && !sound.equals(parts.get(0))) {
                        phrases.computeIfAbsent("~" + sound, any -> new ArrayList<>())
                                .add(phrase);
                    }
                }
            }
        }
    }

    private static void put(Map<String, int[]> map, String key, int concept) {
        int[] known = map.get(key);
        if (known == null) {
            map.put(key, new int[] {concept});
        } else if (Arrays.stream(known).noneMatch(value -> value == concept)) {
            int[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = concept;
            map.put(key, more);
        }
    }

    /** Whether a word may stand between those of an entry of several. */
    static boolean isSmall(String text) {
        return SMALL.contains(text);
    }

    private static List<Word> content(List<Word> words) {
        List<Word> content =
                words.stream().filter(word -> !isSmall(word.text())).toList();
        return content.isEmpty() ? words : content;
    }

    int size() {
        return concepts.size();
    }

    String name(int concept) {
        return concepts.get(concept);
    }

    boolean knows(String concept) {
        return concepts.contains(concept);
    }

    /** The concepts of a message, in the order of its words. */
    List<Hit> find(List<WordForm> forms) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            WordForm form = forms.get(i);
            for (int concept : form.concepts()) {
                hits.add(new Hit(concept, i, i));
            }
            for (Phrase phrase : form.phrases()) {
                int last = follows(phrase, forms, i);
                if (last >= 0) {
                    hits.add(new Hit(phrase.concept, i, last));
                }
            }
        }
        return hits;
    }

    /** The entries of several words whose first may be this one. */
    List<Phrase> beginningWith(String stem, String sound) {
        List<Phrase> written = phrases.getOrDefault(stem, List.of());
        List<Phrase> heard = sound.length() >= HEARD ? phrases.getOrDefault("~" + sound, List.of()) : List.of();
        if (heard.isEmpty() || written.isEmpty()) {
            return heard.isEmpty() ? written : heard;
        }
        List<Phrase> both = new ArrayList<>(written);
        both.addAll(heard);
        return both;
    }

    private static String heard(String stem) {
        String sound = stem.length() >= HEARD ? FrenchSound.of(stem) : "";
        return sound.length() >= HEARD ? sound : "";
    }

    private static int follows(Phrase phrase, List<WordForm> forms, int first) {
        int at = first;
        for (int part = 1; part < phrase.stems.size(); part++) {
            at++;
            while (at < forms.size()
                    && forms.get(at).small()
                    && !forms.get(at).stem().equals(phrase.stems.get(part))) {
                at++;
            }
            if (at >= forms.size() || !meets(forms.get(at), phrase, part)) {
                return -1;
            }
        }
        return at;
    }

    private static boolean meets(WordForm form, Phrase phrase, int part) {
        return form.stem().equals(phrase.stems.get(part))
                || (!phrase.sounds.get(part).isEmpty() && form.sound().equals(phrase.sounds.get(part)));
    }

    /** The concepts that a single word stands for. */
    int[] of(String text, String stem, String sound) {
        int[] concepts = written.get(text);
        if (concepts == null && stem.length() >= HEARD) {
            concepts = written.get("~" + stem);
        }
        if (concepts == null && sound.length() >= HEARD) {
            concepts = heard.get(sound);
        }
        return concepts == null ? NONE : concepts;
    }

    private static final int[] NONE = {};
}
