package org.palier.landlords;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.palier.dialogue.Situation.Opening;
import org.palier.phones.PhoneNumber;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads a landlord from its YAML file; {@link #example()} shows and explains every field. All problems of a file are told at once.
 */
public final class LandlordFile {
    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of(
            "slug",
            "name",
            "phone",
            "website",
            "zone",
            "lines",
            "department",
            "communes",
            "hours",
            "public-holidays",
            "exceptions",
            "on-call",
            "partners",
            "promises",
            "survey",
            "queues",
            "data-protection"));
    private static final Map<Integer, Duration> PROMISES =
            Map.of(0, Duration.ofMinutes(15), 1, Duration.ofHours(1), 2, Duration.ofHours(4), 3, Duration.ofHours(8));
    private static final int LONGEST_EXCEPTION_DAYS = 180;

    private final List<String> problems = new ArrayList<>();
    private final YamlFields fields;

    private LandlordFile(String name, String text) {
        this.fields = YamlFields.of(name, text, problems);
    }

    /** The documented example: also the landlord of the demo. */
    public static String example() {
        try (InputStream file = LandlordFile.class.getResourceAsStream("example.yaml")) {
            if (file == null) {
                throw new IllegalStateException("example.yaml is not in the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws InvalidLandlordException if the file cannot be read as text, or does not describe a landlord
     * @throws IOException if there is no such file
     */
    public static Landlord read(Path file) throws InvalidLandlordException, IOException {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new InvalidLandlordException(List.of(file + ":1:1: not UTF-8: save the file in UTF-8"));
        }
    }

    /**
     * Reads the text of a file.
     *
     * @param name of the file, for what is said about problems
     * @throws InvalidLandlordException if the text does not describe a landlord
     */
    public static Landlord read(String name, String text) throws InvalidLandlordException {
        return new LandlordFile(name, text).landlord();
    }

    private Landlord landlord() throws InvalidLandlordException {
        fields.allow(FIELDS);
        ZoneId zone = zone();
        Predicate<LocalDate> holiday = holidays();
        Hours hours = new Hours(zone, week("hours"), exceptions(), holiday);
        if (fields.node("hours").isEmpty() || hours.week().values().stream().allMatch(List::isEmpty)) {
            fields.wrong("hours", "'hours' must open at least one day, such as monday: 9:00-12:30, 13:30-17:30");
        }
        Landlord landlord = new Landlord(
                0,
                matching("slug", "[a-z0-9][a-z0-9-]{1,40}", "2 to 41 small letters, digits and hyphens"),
                matching("name", ".{2,60}", "2 to 60 characters"),
                fields.text("phone").flatMap(text -> phone("phone", text)),
                fields.text("website").map(this::website),
                lines(),
                matching("department", "[0-9]{2,3}|2[AB]", "a code such as \"31\", between quotes"),
                communes(),
                hours,
                onCall(zone),
                partners(),
                promises(),
                survey(),
                fields.mapping("queues").map(QueueNames::read).orElse(QueueNames.USUAL),
                fields.text("data-protection"));
        if (!problems.isEmpty()) {
            throw new InvalidLandlordException(problems);
        }
        return landlord;
    }

    private String matching(String name, String pattern, String form) {
        Optional<String> text = fields.required(name);
        text.filter(found -> !found.matches(pattern))
                .ifPresent(found -> fields.wrong(name, "'" + name + "' must be " + form));
        return text.orElse("");
    }

    private ZoneId zone() {
        String name = fields.text("zone").orElse("Europe/Paris");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            fields.wrong("zone", "'" + name + "' is not a time zone: write one such as Europe/Paris");
            return ZoneId.of("Europe/Paris");
        }
    }

    private Predicate<LocalDate> holidays() {
        String text = fields.text("public-holidays").orElse("closed");
        if (!text.equals("closed") && !text.equals("open")) {
            fields.wrong("public-holidays", "'public-holidays' must be closed or open");
        }
        return text.equals("open") ? day -> false : Holidays.FRANCE;
    }

    private String website(String text) {
        try {
            String scheme = URI.create(text).getScheme();
            if ("https".equals(scheme) || "http".equals(scheme)) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        fields.wrong("website", "'website' must be an address such as https://habitat.example");
        return text;
    }

    private Optional<PhoneNumber> phone(String name, String text) {
        Optional<PhoneNumber> number = PhoneNumber.ofHandwritten(text);
        if (number.isEmpty()) {
            fields.wrong(name, "'" + text + "' is not a telephone number: write 05 36 49 00 01 or +33 5 36 49 00 01");
        }
        return number;
    }

    private List<PhoneNumber> lines() {
        Set<PhoneNumber> lines = new LinkedHashSet<>();
        fields.texts("lines")
                .forEach((text, node) -> PhoneNumber.ofHandwritten(text)
                        .ifPresentOrElse(
                                lines::add,
                                () -> fields.wrong(
                                        node, "'" + text + "' is not a telephone number: write +33 5 36 49 00 01")));
        if (fields.nodes("lines").isEmpty()) {
            fields.wrong("lines", "'lines' must name at least one number that tenants text");
        }
        return List.copyOf(lines);
    }

    private List<Commune> communes() {
        List<Commune> communes = new ArrayList<>();
        for (YamlFields commune : fields.mappings("communes")) {
            commune.allow(Set.of("name", "postcodes", "metropole"));
            Optional<String> name = commune.required("name");
            Map<String, Node> postcodes = commune.texts("postcodes");
            postcodes.forEach((text, node) -> {
                if (!text.matches("[0-9]{5}")) {
                    commune.wrong(node, "'" + text + "' is not a postcode: five digits between quotes");
                }
            });
            String metropole = commune.text("metropole").orElse("false");
            if (!metropole.equals("true") && !metropole.equals("false")) {
                commune.wrong("metropole", "'metropole' must be true or false");
            }
            name.ifPresent(
                    text -> communes.add(new Commune(text, List.copyOf(postcodes.keySet()), metropole.equals("true"))));
        }
        return communes;
    }

    private Map<DayOfWeek, List<Opening>> week(String name) {
        return fields.mapping(name).map(this::week).orElse(Map.of());
    }

    private Map<DayOfWeek, List<Opening>> week(YamlFields days) {
        Map<DayOfWeek, String> texts = new EnumMap<>(DayOfWeek.class);
        for (String name : days.names()) {
            Optional<DayOfWeek> day = day(name);
            if (day.isEmpty()) {
                days.wrong(name, "'" + name + "' is not a day: use monday to sunday");
                continue;
            }
            String text = days.text(name).orElse("closed");
            try {
                HoursText.week(Map.of(day.get(), text));
                texts.put(day.get(), text);
            } catch (IllegalArgumentException e) {
                days.wrong(name, String.valueOf(e.getMessage()));
            }
        }
        try {
            return HoursText.week(texts);
        } catch (IllegalArgumentException e) {
            days.wrong("", String.valueOf(e.getMessage()));
            return Map.of();
        }
    }

    private static Optional<DayOfWeek> day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private Map<LocalDate, List<Opening>> exceptions() {
        Map<LocalDate, List<Opening>> exceptions = new HashMap<>();
        for (YamlFields exception : fields.mappings("exceptions")) {
            exception.allow(Set.of("from", "until", "hours", "why"));
            Optional<LocalDate> from = date(exception, "from");
            Optional<LocalDate> until = exception.node("until").isPresent() ? date(exception, "until") : from;
            List<Opening> openings = openings(exception);
            if (from.isEmpty() || until.isEmpty()) {
                continue;
            }
            if (until.get().isBefore(from.get())
                    || from.get().plusDays(LONGEST_EXCEPTION_DAYS).isBefore(until.get())) {
                exception.wrong(
                        "until",
                        "'until' must be a day from 'from' on, at most " + LONGEST_EXCEPTION_DAYS + " days later");
                continue;
            }
            from.get().datesUntil(until.get().plusDays(1)).forEach(day -> exceptions.put(day, openings));
        }
        return exceptions;
    }

    private static List<Opening> openings(YamlFields exception) {
        try {
            return HoursText.day(exception.required("hours").orElse("closed"));
        } catch (IllegalArgumentException e) {
            exception.wrong("hours", String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static Optional<LocalDate> date(YamlFields exception, String name) {
        Optional<String> text = exception.required(name);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            exception.wrong(name, "'" + text.orElse("") + "' is not a day: write 2026-12-24");
            return Optional.empty();
        }
    }

    private List<OnCall> onCall(ZoneId zone) {
        List<OnCall> phones = new ArrayList<>();
        for (YamlFields entry : fields.mappings("on-call")) {
            entry.allow(Set.of("name", "phone", "when"));
            Optional<String> name = entry.required("name");
            Optional<PhoneNumber> phone = entry.required("phone").flatMap(PhoneNumber::ofHandwritten);
            if (phone.isEmpty()) {
                entry.wrong("phone", "'phone' must be a telephone number such as +33 6 39 98 00 99");
            }
            boolean weekly = entry.node("when")
                    .filter(node -> !(node instanceof ScalarNode))
                    .isPresent();
            String when = weekly ? "" : entry.text("when").orElse("closed");
            if (!weekly && !when.equals("closed") && !when.equals("always")) {
                entry.wrong("when", "'when' must be closed, always, or hours by day such as {saturday: 0:00-24:00}");
            }
            Optional<Hours> hours = weekly
                    ? entry.mapping("when").map(days -> new Hours(zone, week(days), Map.of(), day -> false))
                    : Optional.empty();
            if (name.isPresent() && phone.isPresent()) {
                phones.add(new OnCall(name.get(), phone.get(), when.equals("always"), hours));
            }
        }
        return phones;
    }

    private Set<String> partners() {
        Set<String> partners = new TreeSet<>();
        fields.texts("partners").forEach((text, node) -> {
            if (!Landlord.PARTNERS.contains(text)) {
                fields.wrong(
                        node,
                        "'" + text + "' is not a partner service: use "
                                + String.join(", ", new TreeSet<>(Landlord.PARTNERS)));
            }
            partners.add(text);
        });
        return Set.copyOf(partners);
    }

    private boolean survey() {
        String text = fields.text("survey").orElse("no");
        if (!text.equals("yes") && !text.equals("no")) {
            fields.wrong("survey", "'survey' must be yes or no");
        }
        return text.equals("yes");
    }

    private Map<Integer, Duration> promises() {
        Map<Integer, Duration> promises = new TreeMap<>(PROMISES);
        fields.mapping("promises").ifPresent(given -> {
            given.allow(Set.of("0", "1", "2", "3"));
            for (String priority : given.names()) {
                Optional<Duration> time = given.text(priority).flatMap(HoursText::duration);
                if (time.isEmpty()) {
                    given.wrong(priority, "write a time such as 30m, 4h or 1h30");
                } else if (priority.matches("[0-3]")) {
                    promises.put(Integer.parseInt(priority), time.get());
                }
            }
        });
        return Map.copyOf(promises);
    }
}
