package org.palier.intents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.jspecify.annotations.Nullable;

/**
 * Turns a message into the terms by which it is matched: {@link Field}. Immutable but for the stemmers of each thread.
 */
final class Analysis {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;

    /** So many concepts of a message are paired into signs. */
    static final int PAIRED = 12;

    /** What is said to win time, on the telephone above all. It would part words that belong together. */
    private static final Set<String> HESITATIONS =
            Set.of("euh", "heu", "hum", "hmm", "ben", "bah", "beh", "hein", "alors", "voila");

    private final SmsDictionary sms;
    private final Lexicon lexicon;
    private final Optional<Embedder> embedder;
    private final ThreadLocal<Stems> stems = ThreadLocal.withInitial(Stems::new);

    Analysis(SmsDictionary sms, Lexicon lexicon) {
        this(sms, lexicon, Optional.empty());
    }

    Analysis(SmsDictionary sms, Lexicon lexicon, Optional<Embedder> embedder) {
        this.sms = sms;
        this.lexicon = lexicon;
        this.embedder = embedder;
    }

    Optional<Embedder> embedder() {
        return embedder;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    /** The words of a message, short forms written out unless it was spoken. */
    List<Word> words(String text, Language language, Channel channel) {
        return expand(Words.of(text), language, channel);
    }

    List<Word> expand(List<Word> words, Language language, Channel channel) {
        List<Word> meant = language == Language.FR ? withoutHesitations(words) : words;
        return channel == Channel.VOICE ? meant : sms.expand(meant, language);
    }

    /** All words of who does nothing but hesitate. */
    private static List<Word> withoutHesitations(List<Word> words) {
        List<Word> meant = new ArrayList<>(words.size());
        for (Word word : words) {
            if (!HESITATIONS.contains(word.text())) {
                meant.add(word);
            }
        }
        return meant.isEmpty() ? words : meant;
    }

    List<WordForm> forms(List<Word> words, Language language) {
        List<WordForm> forms = new ArrayList<>(words.size());
        for (Word word : words) {
            forms.add(form(word, language));
        }
        return forms;
    }

    /** What a word is compared by in a language. */
    WordForm form(Word word, Language language) {
        String text = word.text();
        String stem = stems.get().stem(word, language);
        String heard = FrenchSound.of(text);
        return new WordForm(
                text,
                stem,
                sound(text, heard, language),
                grams(text),
                lexicon.of(text, stem, heard),
                lexicon.beginningWith(stem, heard),
                Lexicon.isSmall(text));
    }

    private static String sound(String text, String french, Language language) {
        if (language == Language.EN && text.charAt(0) >= 'a' && text.charAt(0) <= 'z') {
            @Nullable String key = new DoubleMetaphone().doubleMetaphone(text);
            return key == null || key.isEmpty() ? text : key;
        }
        return french;
    }

    private static long[] grams(String text) {
        String marked = "_" + (text.length() > 40 ? text.substring(0, 40) : text) + "_";
        int length = marked.length();
        int count = 0;
        for (int n = SHORTEST; n <= LONGEST; n++) {
            count += Math.max(0, length - n + 1);
        }
        boolean whole = length > LONGEST;
        long[] grams = new long[count + (whole ? 1 : 0)];
        int at = 0;
        for (int n = SHORTEST; n <= LONGEST; n++) {
            for (int from = 0; from + n <= length; from++) {
                grams[at++] = Field.GRAM.key(marked, from, from + n);
            }
        }
        if (whole) {
            grams[at] = Field.GRAM.key(marked);
        }
        return grams;
    }

    /** Fills the buffer with the terms of some words of a message. */
    void terms(List<WordForm> forms, List<Lexicon.Hit> hits, Terms terms) {
        terms.clear();
        for (WordForm form : forms) {
            terms.add(Field.WORD.key(form.stem()));
        }
        terms.close(Field.WORD);
        for (int i = 1; i < forms.size(); i++) {
            terms.add(Field.PAIR.key(forms.get(i - 1).stem(), forms.get(i).stem()));
        }
        terms.close(Field.PAIR);
        for (WordForm form : forms) {
            for (long gram : form.grams()) {
                terms.add(gram);
            }
        }
        terms.close(Field.GRAM);
        for (WordForm form : forms) {
            terms.add(Field.SOUND.key(form.sound()));
        }
        terms.close(Field.SOUND);
        for (Lexicon.Hit hit : hits) {
            terms.add(Field.CONCEPT.key(lexicon.name(hit.concept())));
        }
        terms.close(Field.CONCEPT);
        signs(hits, terms);
        terms.close(Field.SIGN);
    }

    private void signs(List<Lexicon.Hit> hits, Terms terms) {
        int count = Math.min(hits.size(), PAIRED);
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                int first = Math.min(hits.get(i).concept(), hits.get(j).concept());
                int second = Math.max(hits.get(i).concept(), hits.get(j).concept());
                if (first != second) {
                    terms.add(Field.SIGN.key(lexicon.name(first), lexicon.name(second)));
                }
            }
        }
    }

    /** What each key stands for, for showing. */
    Map<Long, String> names(List<WordForm> forms, List<Lexicon.Hit> hits) {
        Map<Long, String> names = new HashMap<>();
        for (int i = 0; i < forms.size(); i++) {
            WordForm form = forms.get(i);
            names.put(Field.WORD.key(form.stem()), form.text());
            names.put(Field.SOUND.key(form.sound()), form.text());
            if (i > 0) {
                WordForm before = forms.get(i - 1);
                names.put(Field.PAIR.key(before.stem(), form.stem()), before.text() + " " + form.text());
            }
            String marked = "_" + form.text() + "_";
            for (int n = SHORTEST; n <= LONGEST; n++) {
                for (int from = 0; from + n <= marked.length(); from++) {
                    names.put(Field.GRAM.key(marked, from, from + n), marked.substring(from, from + n));
                }
            }
            names.put(Field.GRAM.key(marked), marked);
        }
        for (Lexicon.Hit one : hits) {
            String name = lexicon.name(one.concept());
            names.put(Field.CONCEPT.key(name), name);
            for (Lexicon.Hit other : hits) {
                if (one.concept() < other.concept()) {
                    String second = lexicon.name(other.concept());
                    names.put(Field.SIGN.key(name, second), name + " + " + second);
                }
            }
        }
        return names;
    }
}
