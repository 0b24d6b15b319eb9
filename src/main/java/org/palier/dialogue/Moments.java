package org.palier.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.palier.intents.Language;

/** Moments as a tenant says them: "demain à 12 h", "lundi à 9 h 30", "le 3 janvier à 14 h". */
final class Moments {
    private static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");
    private static final Locale ARABIC = Locale.forLanguageTag("ar");

    private Moments() {}

    /** "avant demain 12 h". */
    static String before(Instant moment, Instant now, ZoneId zone, Language language) {
        LocalDateTime then = LocalDateTime.ofInstant(moment, zone);
        String day = day(then.toLocalDate(), LocalDate.ofInstant(now, zone), language);
        String time = time(then.toLocalTime(), language);
        return switch (language) {
            case EN -> "before " + joined(day, " ", time);
            case ES -> "antes de " + joined(day, " a las ", time);
            case PT -> "antes de " + joined(day, " as ", time);
            case AR -> "قبل " + joined(day, " ", time);
            default -> "avant " + joined(day, " ", time);
        };
    }

    /** "demain à 9 h". */
    static String at(Instant moment, Instant now, ZoneId zone, Language language) {
        LocalDateTime then = LocalDateTime.ofInstant(moment, zone);
        String day = day(then.toLocalDate(), LocalDate.ofInstant(now, zone), language);
        String time = time(then.toLocalTime(), language);
        return switch (language) {
            case EN -> (day + " at " + time).strip();
            case ES -> (day + " a las " + time).strip();
            case PT -> (day + " as " + time).strip();
            case AR -> (day + " " + time).strip();
            default -> (day + " à " + time).strip();
        };
    }

    /** "aujourd'hui de 9 h à 12 h et de 14 h à 17 h", or that it is closed. */
    static String today(List<Situation.Opening> openings, Language language) {
        if (openings.isEmpty()) {
            return switch (language) {
                case EN -> "closed today";
                case ES -> "cerrado hoy";
                case PT -> "fechado hoje";
                case AR -> "مغلق اليوم";
                default -> "fermé aujourd'hui";
            };
        }
        return switch (language) {
            case EN -> "today " + spans(openings, language, "", " to ", " and ");
            case ES -> "hoy " + spans(openings, language, "de ", " a ", " y ");
            case PT -> "hoje " + spans(openings, language, "das ", " as ", " e ");
            case AR -> "اليوم " + spans(openings, language, "", " - ", "، ");
            default -> "aujourd'hui " + spans(openings, language, "de ", " à ", " et ");
        };
    }

    private static String spans(
            List<Situation.Opening> openings, Language language, String from, String to, String and) {
        return openings.stream()
                .map(opening -> from + time(opening.from(), language) + to + time(opening.to(), language))
                .collect(Collectors.joining(and));
    }

    private static String joined(String day, String between, String time) {
        return day.isEmpty() ? time : day + between + time;
    }

    /** Empty for today. */
    private static String day(LocalDate day, LocalDate today, Language language) {
        if (day.equals(today)) {
            return "";
        }
        if (day.equals(today.plusDays(1))) {
            return switch (language) {
                case EN -> "tomorrow";
                case ES -> "mañana";
                case PT -> "amanha";
                case AR -> "غدا";
                default -> "demain";
            };
        }
        boolean soon = day.isAfter(today) && day.isBefore(today.plusDays(7));
        Locale locale = locale(language);
        String name = day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
        String date = day.getDayOfMonth() + " " + day.getMonth().getDisplayName(TextStyle.FULL, locale);
        return gsm(
                switch (language) {
                    case EN -> soon ? name : date;
                    case ES -> soon ? "el " + name : "el " + date;
                    case PT -> soon ? name : date;
                    case AR -> soon ? name : date;
                    default -> soon ? name : "le " + date;
                });
    }

    private static Locale locale(Language language) {
        return switch (language) {
            case EN -> Locale.ENGLISH;
            case ES -> SPANISH;
            case PT -> PORTUGUESE;
            case AR -> ARABIC;
            default -> Locale.FRENCH;
        };
    }

    private static String time(LocalTime time, Language language) {
        if (language == Language.FR || language == Language.OC || language == Language.CA) {
            return time.getHour() + " h"
                    + (time.getMinute() == 0 ? "" : String.format(Locale.ROOT, " %02d", time.getMinute()));
        }
        return String.format(Locale.ROOT, "%d:%02d", time.getHour(), time.getMinute());
    }

    /** Names of days and months keep to letters of GSM-7: "aout", "sabado", "terca-feira". */
    private static String gsm(String text) {
        return text.replace('û', 'u').replace('á', 'a').replace('ç', 'c').replace('ê', 'e');
    }
}
