package org.palier.studio;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.palier.landlords.InvalidLandlordException;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Profile;
import org.palier.landlords.QueueNames;

/** A landlord as a form: what tenants read of it, when somebody is there, who is on call. Lines and communes stay as their file has them. */
final class LandlordForm {
    /** Texts of their own. */
    static final List<String> TEXTS = List.of("name", "phone", "website", "data-protection");

    static final List<String> DAYS = List.of(DayOfWeek.values()).stream()
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    static final List<String> PRIORITIES = List.of("0", "1", "2", "3");

    static final List<String> PARTNERS = Landlord.PARTNERS.stream().sorted().toList();

    /** What a day of exceptions, and a telephone on call, has. */
    static final List<String> EXCEPTION = List.of("from", "until", "hours", "why");

    static final List<String> ON_CALL = List.of("name", "phone", "when");

    /** Hours of its own, which the form does not show. */
    static final String OWN = "own";

    private static final String CLOSED = "closed";
    private static final int MOST_ROWS = 60;

    private final Visit visit;
    private final Profile base;

    private LandlordForm(Visit visit, Profile base) {
        this.visit = visit;
        this.base = base;
    }

    /**
     * The landlord as the form has it.
     *
     * @param base that the form was made from
     */
    static Profile read(Visit visit, Profile base) {
        return new LandlordForm(visit, base).profile();
    }

    private Profile profile() {
        Profile profile = base;
        for (String name : TEXTS) {
            profile = profile.with(name, visit.text(name));
        }
        return profile.with("hours", fields("hours", DAYS))
                .with("public-holidays", visit.text("public-holidays"))
                .with("exceptions", rows("exceptions", EXCEPTION))
                .with("on-call", rows("on-call", ON_CALL))
                .with("partners", visit.ctx().formParams("partners"))
                .with("promises", fields("promises", PRIORITIES))
                .with("survey", survey())
                .with("queues", queues());
    }

    /** Who never had a say in it has none now: not to ask is the same as nothing. */
    private String survey() {
        String choice = visit.text("survey");
        return choice.equals("no") ? base.text("survey").isEmpty() ? "" : "no" : choice;
    }

    private Map<String, Object> queues() {
        Map<String, Object> queues = new LinkedHashMap<>();
        for (String queue : QueueNames.ids()) {
            Map<String, Object> said = new LinkedHashMap<>();
            for (String part : QueueNames.PARTS) {
                Map<String, Object> languages = fields("queues." + queue + "." + part, QueueNames.LANGUAGES);
                if (!languages.isEmpty()) {
                    said.put(part, languages);
                }
            }
            if (!said.isEmpty()) {
                queues.put(queue, said);
            }
        }
        return queues;
    }

    private Map<String, Object> fields(String name, List<String> keys) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String key : keys) {
            String text = visit.text(name + "." + key);
            if (!text.isEmpty()) {
                fields.put(key, text);
            }
        }
        return fields;
    }

    private List<Map<String, Object>> rows(String name, List<String> keys) {
        List<Map<String, Object>> rows = new ArrayList<>();
        String first = keys.get(0);
        for (int i = 0; i < MOST_ROWS && visit.ctx().formParam(name + "." + i + "." + first) != null; i++) {
            Map<String, Object> row = fields(name + "." + i, keys);
            if (row.containsKey(first)) {
                kept(name, i, row);
                rows.add(row);
            }
        }
        return rows;
    }

    /** What a row leaves out, or shows only by its name. */
    private void kept(String name, int i, Map<String, Object> row) {
        if (name.equals("exceptions")) {
            row.putIfAbsent("until", row.get("from"));
            row.putIfAbsent("hours", CLOSED);
        } else if (OWN.equals(row.get("when"))) {
            List<Profile> before = base.entries(name);
            Object own = i < before.size() ? before.get(i).fields().get("when") : null;
            row.put("when", own == null ? CLOSED : own);
        }
    }

    /** Which fields of what cannot be read no landlord can have, each by its name in the form. */
    static List<String> wrong(Profile base, Profile changed) {
        List<String> wrong = new ArrayList<>();
        for (String name : List.of("exceptions", "on-call", "promises", "queues", "phone", "website", "name")) {
            Object value = changed.fields().get(name);
            if (landlord(base.with(name, value == null ? "" : value)).isEmpty()) {
                wrong.add(name);
            }
        }
        for (String day : DAYS) {
            String text = changed.text("hours", day);
            if (!text.isEmpty()
                    && landlord(base.with("hours", Map.of(day, text, another(day), "9:00-12:00")))
                            .isEmpty()) {
                wrong.add("hours." + day);
            }
        }
        return wrong.isEmpty() ? List.of("hours") : wrong;
    }

    /** A day far from another, so that its hours meet none of the other's. */
    private static String another(String day) {
        return DAYS.get((DAYS.indexOf(day) + 3) % DAYS.size());
    }

    /** The landlord that a form describes; empty if no landlord can be so. */
    static Optional<Landlord> landlord(Profile profile) {
        try {
            return Optional.of(LandlordFile.read("", profile.yaml()));
        } catch (InvalidLandlordException e) {
            return Optional.empty();
        }
    }

    /** What differs, part by part, word by word. */
    static List<Diff> diffs(Profile before, Profile after) {
        Map<String, String> old = parts(before);
        List<Diff> diffs = new ArrayList<>();
        parts(after)
                .forEach((part, text) -> Diff.of("landlord." + part, old.getOrDefault(part, ""), text)
                        .ifPresent(diffs::add));
        return diffs;
    }

    private static Map<String, String> parts(Profile profile) {
        Map<String, String> parts = new LinkedHashMap<>();
        TEXTS.forEach(name -> parts.put(name, profile.text(name)));
        DAYS.forEach(day -> parts.put("hours." + day, profile.text("hours", day)));
        parts.put("public-holidays", profile.text("public-holidays"));
        parts.put("exceptions", lines(profile.entries("exceptions"), EXCEPTION));
        parts.put("on-call", lines(profile.entries("on-call"), ON_CALL));
        parts.put("partners", String.join(", ", profile.texts("partners")));
        PRIORITIES.forEach(priority -> parts.put("promises." + priority, profile.text("promises", priority)));
        parts.put("survey", profile.text("survey"));
        QueueNames.ids()
                .forEach(queue -> parts.put(
                        "queues." + queue,
                        QueueNames.PARTS.stream()
                                .flatMap(part -> QueueNames.LANGUAGES.stream()
                                        .map(language -> profile.text("queues", queue, part, language)))
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining("\n"))));
        parts.put("lines", String.join(", ", profile.texts("lines")));
        return parts;
    }

    private static String lines(List<Profile> rows, List<String> keys) {
        return rows.stream()
                .map(row -> keys.stream()
                        .map(row::text)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    /** The value of a telephone's {@code when}, as the form offers it. */
    static String when(Profile row) {
        return Optional.ofNullable(row.fields().get("when"))
                .map(value -> value instanceof String text ? text : OWN)
                .orElse(CLOSED);
    }
}
