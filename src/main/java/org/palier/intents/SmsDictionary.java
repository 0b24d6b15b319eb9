package org.palier.intents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How people shorten words in text messages: "jpe" is "je peux". From {@code intents/sms.yaml}, by language; the rewrite is done word
 * by word before everything else and is shown in the explanation of a match.
 */
final class SmsDictionary {
    static final SmsDictionary EMPTY = new SmsDictionary(Map.of());

    private final Map<Language, Map<String, List<String>>> rewrites = new HashMap<>();

    SmsDictionary(Map<Language, Map<String, String>> entries) {
        entries.forEach((language, words) -> {
            Map<String, List<String>> known = new HashMap<>();
            words.forEach((token, meaning) -> known.put(
                    fold(token), Words.of(meaning).stream().map(Word::text).toList()));
            rewrites.put(language, known);
        });
    }

    private static String fold(String token) {
        List<Word> words = Words.of(token);
        return words.isEmpty() ? token : words.get(0).text();
    }

    /** The words with what is short written out; a word keeps the place of the token that it came from. */
    List<Word> expand(List<Word> words, Language language) {
        Map<String, List<String>> known = rewrites.getOrDefault(language, Map.of());
        if (known.isEmpty()) {
            return words;
        }
        List<Word> expanded = new ArrayList<>(words.size() + 8);
        for (Word word : words) {
            List<String> meaning = known.get(word.text());
            if (meaning == null) {
                expanded.add(word);
            } else {
                for (String text : meaning) {
                    expanded.add(new Word(text, word.start(), word.end()));
                }
            }
        }
        return expanded;
    }

    /** Short forms by what they stand for, for the copies of examples that are made in training. */
    Map<String, List<String>> shortForms(Language language) {
        Map<String, List<String>> forms = new HashMap<>();
        rewrites.getOrDefault(language, Map.of())
                .forEach((token, meaning) -> forms.computeIfAbsent(String.join(" ", meaning), any -> new ArrayList<>())
                        .add(token));
        forms.values().forEach(list -> list.sort(null));
        return forms;
    }
}
