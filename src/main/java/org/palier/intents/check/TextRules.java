package org.palier.intents.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.intents.Channel;
import org.palier.intents.Language;
import org.palier.intents.Saying;
import org.palier.intents.Script;
import org.palier.intents.Segments;
import org.palier.intents.Template;

/** Looks at every text that tenants read or hear: what it costs, whether it is plain, whether it promises or dials. */
final class TextRules {
    private static final int MOST_SEGMENTS = 3;
    private static final int AIM_SEGMENTS = 2;
    private static final int LONGEST_VOICE = 600;
    private static final int LONGEST_SENTENCE = 30;

    /** Values as long as they come, so that a text which fits here fits for every landlord. */
    private static final Map<String, String> LONG_VALUES = Map.ofEntries(
            Map.entry("landlord.name", "Habitat des Hautes-Terres"),
            Map.entry("landlord.phone", "05 36 49 00 00"),
            Map.entry("landlord.website", "www.habitat-hautes-terres.fr"),
            Map.entry("hours.today", "aujourd'hui de 9 h à 12 h et de 14 h à 17 h"),
            Map.entry("hours.next", "mercredi 30 septembre à 9 h"),
            Map.entry("fsl.fund", "le Département"));

    /** Where a value of the dialogue is not known: about as long as a topic's name or a promise. */
    private static final String OTHER_VALUE = "avant mercredi à 12 h";

    private final Pages pages;

    TextRules(Pages pages) {
        this.pages = pages;
    }

    void check() {
        List<Text> texts = new ArrayList<>();
        for (Script script : pages.scripts().all()) {
            texts.addAll(Text.of(script, pages));
        }
        texts.addAll(Text.of(pages.scripts().messages(), pages));
        for (Text text : texts) {
            if (text.heard()) {
                heard(text);
            } else {
                read(text);
            }
            LiteralNumbers.in(text.written())
                    .ifPresent(number -> pages.error(text.file(), text.value(), "problem.text.digits", number));
            sentences(text);
            Jargon.in(text).forEach(word -> pages.warning(text.file(), text.value(), "problem.text.jargon", word));
            Promises.in(text)
                    .ifPresent(words -> pages.warning(text.file(), text.value(), "problem.text.promise", words));
        }
    }

    private void read(Text text) {
        Segments segments = Segments.of(filled(text, Channel.SMS));
        if (segments.segments() > MOST_SEGMENTS) {
            pages.error(
                    text.file(),
                    text.value(),
                    "problem.text.long",
                    described(segments),
                    MOST_SEGMENTS,
                    orRewrite(segments));
        } else if (segments.segments() > AIM_SEGMENTS && text.danger() && text.language() != Language.AR) {
            pages.warning(
                    text.file(),
                    text.value(),
                    "problem.text.danger",
                    described(segments),
                    AIM_SEGMENTS,
                    orRewrite(segments));
        }
        if (segments.encoding() == Segments.Encoding.UCS_2 && text.language() != Language.AR) {
            ucs2(text, Segments.of(text.written()));
        }
    }

    private void ucs2(Text text, Segments segments) {
        Saying letters = Saying.list(segments.forced().stream()
                .map(Segments.Forced::letter)
                .distinct()
                .map(TextRules::instead)
                .toList());
        if (letters.equals(Saying.NOTHING)) {
            return; // it came with the value of a placeholder
        }
        pages.warning(text.file(), text.value(), "problem.text.letters", letters, Segments.rewrite(text.written()));
    }

    private static Saying instead(String letter) {
        String rewritten = Segments.rewrite(letter);
        if (rewritten.equals(letter)) {
            return Saying.of("problem.letter.out", letter);
        }
        return rewritten.isEmpty()
                ? Saying.of("problem.letter.nothing", letter)
                : Saying.of("problem.letter", letter, rewritten);
    }

    private static Saying described(Segments segments) {
        String key = segments.encoding() == Segments.Encoding.GSM_7 ? "problem.segments" : "problem.segments.ucs-2";
        return Saying.of(key, segments.segments(), segments.units());
    }

    private static Saying orRewrite(Segments segments) {
        return segments.forced().stream()
                .map(Segments.Forced::letter)
                .filter(letter -> !Segments.rewrite(letter).equals(letter))
                .findFirst()
                .map(letter -> Saying.of("problem.text.rewrite", letter))
                .orElse(Saying.NOTHING);
    }

    private void heard(Text text) {
        String spoken = filled(text, Channel.VOICE);
        if (spoken.length() > LONGEST_VOICE) {
            pages.warning(text.file(), text.value(), "problem.voice.long", spoken.length(), LONGEST_VOICE);
        }
        String plain = LiteralNumbers.withoutPlaceholders(text.written());
        if (plain.matches("(?s).*[()\\[\\]/*_#<>].*")) {
            pages.warning(text.file(), text.value(), "problem.voice.sign");
        }
    }

    private void sentences(Text text) {
        if (text.language() == Language.AR) {
            return; // prefixes make its words longer and fewer: the measure does not carry over
        }
        for (String sentence : text.written().split("[.?!;:]\\s+|\\n")) {
            int words = sentence.strip().split("\\s+").length;
            if (words > LONGEST_SENTENCE) {
                pages.warning(text.file(), text.value(), "problem.text.sentence", words, beginning(sentence));
                return;
            }
        }
    }

    private static String beginning(String sentence) {
        String[] words = sentence.strip().split("\\s+");
        return String.join(" ", List.of(words).subList(0, Math.min(6, words.length))) + "…";
    }

    private String filled(Text text, Channel channel) {
        return Template.of(text.written())
                .render(name -> Optional.of(pages.scripts()
                        .number(name, channel, text.language(), "31")
                        .orElseGet(() -> LONG_VALUES.getOrDefault(name, OTHER_VALUE))));
    }
}
