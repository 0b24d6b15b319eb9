package org.palier.intents;

import org.apache.lucene.analysis.ar.ArabicStemmer;
import org.apache.lucene.analysis.es.SpanishLightStemmer;
import org.apache.lucene.analysis.fr.FrenchLightStemmer;
import org.apache.lucene.analysis.pt.PortugueseLightStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Lucene's stemmers, one for each language, over folded words. One instance for each thread: some keep state. */
final class Stems {
    private final FrenchLightStemmer french = new FrenchLightStemmer();
    private final SpanishLightStemmer spanish = new SpanishLightStemmer();
    private final PortugueseLightStemmer portuguese = new PortugueseLightStemmer();
    private final ArabicStemmer arabic = new ArabicStemmer();
    private final EnglishStemmer english = new EnglishStemmer();

    /** The stem of a folded word; short words and words with digits are left as they are. */
    String stem(Word word, Language language) {
        String text = word.text();
        if (text.length() < 3 || text.length() > 40 || hasDigit(text)) {
            return text;
        }
        if (language == Language.EN && !word.arabic()) {
            english.setCurrent(text);
            english.stem();
            return english.getCurrent();
        }
        char[] letters = text.toCharArray();
        int length;
        if (word.arabic()) {
            length = arabic.stem(letters, letters.length);
        } else if (language == Language.ES || language == Language.CA) {
            length = spanish.stem(letters, letters.length);
        } else if (language == Language.PT) {
            length = portuguese.stem(letters, letters.length);
        } else {
            length = french.stem(letters, letters.length);
        }
        return new String(letters, 0, length);
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }
}
