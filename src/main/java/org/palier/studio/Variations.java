package org.palier.studio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.intents.Answer;
import org.palier.intents.Audience;
import org.palier.intents.Language;
import org.palier.intents.Place;
import org.palier.intents.Script;

/** What the buttons of the editor do to the variants of an answer: one more for later, one more for some tenants, one fewer. */
final class Variations {
    private final Studio studio;

    Variations(Studio studio) {
        this.studio = studio;
    }

    /** The script with what a button asks for; the same where none does. */
    Script asked(Visit visit, Script script) {
        LocalDate today = studio.days(visit).today();
        Optional<Language> dated = Language.ofCode(visit.text("dated"));
        Optional<Language> varied = Language.ofCode(visit.text("varied"));
        if (dated.isPresent()) {
            return later(script, dated.get(), today);
        }
        if (varied.isPresent()) {
            return forSome(script, varied.get(), audience(visit, varied.get()), today);
        }
        String removed = visit.text("removed");
        return removed.matches("[a-z]{2}\\.\\d{1,3}") ? without(script, removed) : script;
    }

    /** Where the page shows what a button did. */
    String place(Visit visit) {
        String language = visit.text("varied")
                + visit.text("dated")
                + visit.text("removed").replaceAll("\\..*", "");
        return language.isEmpty() ? "" : "?language=" + language + "#answer-" + language;
    }

    private static Audience audience(Visit visit, Language language) {
        return new Audience(
                named(visit.text("for-landlord." + language.code())),
                named(visit.text("for-commune." + language.code())));
    }

    private static Optional<String> named(String text) {
        return Optional.of(text.replace('\n', ' ')).filter(name -> !name.isEmpty());
    }

    /** The same text again, from the first of next month on: to be changed by who asked for it. */
    static Script later(Script script, Language language, LocalDate today) {
        List<Answer> variants = variants(script, language);
        if (variants.isEmpty()) {
            return script;
        }
        Answer last = variants.remove(variants.size() - 1);
        LocalDate from =
                last.from().filter(today::isBefore).orElse(today).plusMonths(1).withDayOfMonth(1);
        variants.add(last.between(last.from(), Optional.of(from.minusDays(1))));
        variants.add(last.between(Optional.of(from), last.until()));
        return with(script, language, variants);
    }

    /** What some tenants read today, again for them alone; nothing where they have a text of their own already, or nobody is named. */
    static Script forSome(Script script, Language language, Audience audience, LocalDate today) {
        List<Answer> variants = variants(script, language);
        boolean there = variants.stream().anyMatch(variant -> variant.audience().equals(audience));
        if (audience.isEverybody() || there || variants.isEmpty()) {
            return script;
        }
        Place place = new Place(audience.landlord().orElse(""), audience.commune());
        Answer read = script.answer(language, today, false, place);
        int wider = (int) variants.stream()
                .takeWhile(variant -> variant.audience().rank() <= audience.rank())
                .count();
        variants.add(
                wider,
                new Answer(audience, Optional.empty(), Optional.empty(), Optional.empty(), read.sms(), read.voice()));
        return with(script, language, variants);
    }

    /** @param variant its language and place, such as {@code fr.0} */
    static Script without(Script script, String variant) {
        Language language = Language.ofCode(variant.substring(0, 2)).orElse(Language.FR);
        int place = Integer.parseInt(variant.substring(3));
        List<Answer> variants = variants(script, language);
        if (place >= variants.size() || variants.size() == 1) {
            return script;
        }
        variants.remove(place);
        return with(script, language, variants);
    }

    private static List<Answer> variants(Script script, Language language) {
        return new ArrayList<>(script.answers().getOrDefault(language, List.of()));
    }

    private static Script with(Script script, Language language, List<Answer> variants) {
        Map<Language, List<Answer>> answers = new EnumMap<>(script.answers());
        answers.put(language, List.copyOf(variants));
        return script.withAnswers(answers);
    }
}
