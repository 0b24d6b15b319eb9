package org.palier.twilio;

import java.util.Map;
import org.palier.intents.Language;

/**
 * Who speaks and what is recognised, by language. The French and English voices are settings; the others are those of Twilio's list.
 *
 * @param model for recognition; empty leaves it to Twilio, which then fails over between providers
 */
public record Voices(String french, String english, String model) {
    /**
     * A voice.
     *
     * @param name such as {@code Polly.Lea-Neural}
     * @param speaks code of the language that it speaks
     * @param hears code of the language in which answers are recognised
     */
    record Voice(String name, String speaks, String hears) {}

    private static final Map<Language, Voice> OTHERS = Map.of(
            Language.ES, new Voice("Polly.Lucia-Neural", "es-ES", "es-ES"),
            Language.PT, new Voice("Polly.Ines-Neural", "pt-PT", "pt-PT"),
            Language.AR, new Voice("Polly.Zeina", "arb", "ar-MA"));

    Voice of(Language language) {
        return language == Language.EN
                ? new Voice(english, "en-GB", "en-GB")
                : OTHERS.getOrDefault(language, new Voice(french, "fr-FR", "fr-FR"));
    }
}
