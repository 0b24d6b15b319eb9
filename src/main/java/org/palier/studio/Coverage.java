package org.palier.studio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.intents.Answer;
import org.palier.intents.Audience;
import org.palier.intents.Language;
import org.palier.intents.Place;
import org.palier.intents.Script;
import org.palier.landlords.Landlord;

/**
 * Who gets which text of a script on a day: a row for each landlord and commune that a variant names, and one for everybody else.
 *
 * @param landlord what staff call the landlord; its short name if it is not on this line, empty for every landlord
 * @param known whether the landlord is on this line and has homes in the commune; else nobody gets the text
 * @param cells by language
 */
public record Coverage(Script script, Audience audience, String landlord, boolean known, Map<Language, Cell> cells) {

    /** What tenants read in one language. */
    public enum Cell {
        /** A text that is for them. */
        OWN,
        /** The text of a wider variant, or of everybody. */
        INHERITED,
        /** The same, although they have a text of their own in French: what is special to them is not said in this language. */
        HOLE,
        /** The French text, for there is none in the language. */
        FRENCH
    }

    /** The rows of a script; none if it says the same to everybody. */
    static List<Coverage> of(Script script, List<Landlord> landlords, LocalDate day) {
        List<Audience> named = script.answers().values().stream()
                .flatMap(List::stream)
                .map(Answer::audience)
                .filter(audience -> !audience.isEverybody())
                .distinct()
                .sorted(Comparator.comparing(
                                (Audience audience) -> audience.landlord().orElse("~"))
                        .thenComparing(audience -> audience.commune().orElse("")))
                .toList();
        if (named.isEmpty()) {
            return List.of();
        }
        List<Coverage> rows = new ArrayList<>();
        named.forEach(audience -> rows.add(row(script, audience, landlords, day)));
        rows.add(row(script, Audience.EVERYBODY, landlords, day));
        return List.copyOf(rows);
    }

    private static Coverage row(Script script, Audience audience, List<Landlord> landlords, LocalDate day) {
        List<Landlord> concerned = landlords.stream()
                .filter(one -> audience.landlord().map(one.slug()::equals).orElse(true))
                .toList();
        boolean known = concerned.stream()
                .anyMatch(one -> audience.commune()
                        .map(commune -> one.estate().place(commune).commune().isPresent())
                        .orElse(true));
        Map<Language, Cell> cells = new EnumMap<>(Language.class);
        ScriptForm.LANGUAGES.forEach(language -> cells.put(language, cell(script, language, audience, day)));
        String name = audience.landlord().isEmpty()
                ? ""
                : concerned.stream()
                        .findFirst()
                        .map(Landlord::name)
                        .orElseGet(() -> audience.landlord().get());
        return new Coverage(script, audience, name, known, cells);
    }

    private static Cell cell(Script script, Language language, Audience audience, LocalDate day) {
        if (!script.answers().containsKey(language)) {
            return Cell.FRENCH;
        }
        if (isOwn(script, language, audience, day)) {
            return Cell.OWN;
        }
        return isOwn(script, Language.FR, audience, day) ? Cell.HOLE : Cell.INHERITED;
    }

    private static boolean isOwn(Script script, Language language, Audience audience, LocalDate day) {
        Place place = new Place(audience.landlord().orElse(""), audience.commune());
        return given(script, language, day, place)
                .filter(answer -> answer.audience().equals(audience))
                .isPresent();
    }

    private static Optional<Answer> given(Script script, Language language, LocalDate day, Place place) {
        return script.answers().getOrDefault(language, List.of()).stream()
                .filter(answer -> answer.fits(day, false, place) || answer.fits(day, true, place))
                .findFirst();
    }

    /** The row of everybody whom no variant names. */
    public boolean isRest() {
        return audience.isEverybody();
    }

    public boolean hasHole() {
        return !known || cells.containsValue(Cell.HOLE);
    }
}
