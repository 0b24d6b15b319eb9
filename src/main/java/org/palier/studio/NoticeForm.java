package org.palier.studio;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.palier.intents.Language;
import org.palier.intents.Scripts;
import org.palier.intents.Template;
import org.palier.landlords.Notice;

/**
 * The form of a notice as somebody filled it in.
 *
 * @param words by language, without those that are empty
 * @param from as the field of a moment holds it
 * @param until likewise
 */
public record NoticeForm(
        long id, long version, Map<Language, String> words, String topic, String place, String from, String until) {
    private static final int LONGEST = 300;
    private static final Duration LONGEST_TIME = Duration.ofDays(366);
    private static final Set<String> PLACEHOLDERS =
            Set.of("landlord.name", "landlord.phone", "landlord.website", "hours.today", "hours.next");

    static NoticeForm posted(Visit visit, long id) {
        return new NoticeForm(
                id,
                visit.number("version", 0),
                words(visit),
                line(visit, "topic"),
                line(visit, "place"),
                line(visit, "from"),
                line(visit, "until"));
    }

    private static Map<Language, String> words(Visit visit) {
        Map<Language, String> words = new EnumMap<>(Language.class);
        Notice.LANGUAGES.forEach(language -> words.put(language, line(visit, field(language))));
        words.values().removeIf(String::isEmpty);
        return words;
    }

    /** The name of the field with the words in a language. */
    public static String field(Language language) {
        return "sms." + language.code() + ".0";
    }

    /** The words in a language; empty where there are none. */
    public String text(Language language) {
        return words.getOrDefault(language, "");
    }

    /** The languages that few notices are written in. */
    public static List<Language> rare() {
        return Notice.LANGUAGES.subList(2, Notice.LANGUAGES.size());
    }

    private static String line(Visit visit, String field) {
        return visit.text(field).replace('\n', ' ');
    }

    /** One that begins now and ends tomorrow evening. */
    static NoticeForm blank(Days days) {
        LocalDateTime now = local(days.now(), days.zone());
        return new NoticeForm(
                0,
                0,
                Map.of(),
                "",
                "",
                now.toString(),
                now.toLocalDate().plusDays(1).atTime(18, 0).toString());
    }

    static NoticeForm of(Notice notice, ZoneId zone) {
        return new NoticeForm(
                notice.id(),
                notice.version(),
                notice.words(),
                notice.topic(),
                notice.place(),
                local(notice.from(), zone).toString(),
                local(notice.until(), zone).toString());
    }

    private static LocalDateTime local(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES);
    }

    /** What is wrong with it, by the key of its sentence. */
    List<String> problems(Scripts scripts, Days days) {
        List<String> problems = new ArrayList<>();
        if (text(Language.FR).isEmpty() || words.values().stream().anyMatch(text -> text.length() > LONGEST)) {
            problems.add("words");
        }
        if (!unknown(scripts).isEmpty()) {
            problems.add("placeholder");
        }
        if (!topic.isEmpty() && scripts.script(topic).isEmpty()) {
            problems.add("topic");
        }
        Optional<Instant> begin = moment(from, days.zone());
        Optional<Instant> end = moment(until, days.zone());
        if (begin.isEmpty() || end.isEmpty() || !begin.get().isBefore(end.get())) {
            problems.add("time");
        } else if (!end.get().isAfter(days.now())) {
            problems.add("over");
        } else if (end.get().isAfter(begin.get().plus(LONGEST_TIME))) {
            problems.add("long");
        }
        return problems;
    }

    private Set<String> unknown(Scripts scripts) {
        Set<String> names =
                new TreeSet<>(Template.of(String.join(" ", words.values())).names());
        names.removeIf(name -> PLACEHOLDERS.contains(name)
                || (name.startsWith("number.") && scripts.numbers().containsKey(name.substring("number.".length()))));
        return names;
    }

    private static Optional<Instant> moment(String text, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The notice, of a form without problems. */
    Notice notice(long landlordId, ZoneId zone) {
        return new Notice(
                id,
                landlordId,
                words,
                topic,
                place,
                moment(from, zone).orElseThrow(),
                moment(until, zone).orElseThrow(),
                null,
                version);
    }
}
