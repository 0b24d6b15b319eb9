package org.palier.dialogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palier.intents.Audience;
import org.palier.intents.Channel;
import org.palier.intents.Language;

/**
 * A conversation in a text file, as anyone can read it.
 *
 * <pre>
 * # what it shows
 * at: 2026-11-24 10:00          where the landlord is open on working days, 9:00-12:30 and 13:30-17:00
 * duty: no                      nobody is on duty (yes if left out)
 * partners: groceries calls
 * landlord: habitat-du-lac     whose line it is
 * news: lift-outage @ Tour A : words      what tenants are to know, of a topic and at a place; either may be left out
 * variant: fsl landlord habitat-du-lac commune Toulouse : words   what a script says to some
 *
 * > what the tenant writes      "+ 10s" before it: so long after the last message (2 minutes if left out)
 * &lt; words ; more words         what the answer must hold; "&lt;! words": must not hold; "&lt; -": silence
 * = OUTCOME intent              and effects: = escalate ID QUEUE [urgent] [restricted], = page, = note ASK, = reprioritise P
 * understood: nothing           the next message is one that the matcher makes nothing of
 * * held                        what a person does: held, released, following, closed REFERENCE, surveyed REFERENCE
 * </pre>
 */
record GoldenConversation(String name, List<Step> steps, List<Variant> variants) {

    /** What a script answers to some tenants, in French. */
    record Variant(String script, Audience audience, String words) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern BEFORE_WORDS = Pattern.compile("(?:^|\\s+):\\s+");
    private static final Pattern WHO = Pattern.compile("(\\S+)(?: landlord (\\S+))?(?: commune (.+))?");
    private static final Pattern BREAK = Pattern.compile("\\s*;\\s*");

    /** A message with what is expected of its answer, or an event among the staff. */
    record Step(
            int line,
            boolean nonsense,
            Optional<String> event,
            Heard heard,
            Situation situation,
            List<String> answers,
            List<String> effects) {}

    static GoldenConversation read(Path file) throws IOException {
        Reading reading = new Reading();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            reading.line(i + 1, lines.get(i));
        }
        return new GoldenConversation(
                file.getFileName().toString(), List.copyOf(reading.steps), List.copyOf(reading.variants));
    }

    static List<String> parts(String text) {
        return List.of(BREAK.split(text.strip()));
    }

    private static final class Reading {
        private final List<Step> steps = new ArrayList<>();
        private LocalDateTime time = LocalDateTime.of(2026, 11, 24, 10, 0);
        private Duration gap = Duration.ofMinutes(2);
        private final List<Variant> variants = new ArrayList<>();
        private final List<Announcement> news = new ArrayList<>();
        private Optional<String> landlord = Optional.empty();
        private boolean duty = true;
        private boolean reply = true;
        private Set<String> partners = Set.of();
        private Channel channel = Channel.SMS;
        private int pictures;
        private boolean nonsense;
        private Optional<Heard.OptOutKeyword> carrier = Optional.empty();

        private void line(int number, String line) {
            if (line.isBlank() || line.startsWith("#")) {
                return;
            }
            if (line.startsWith(">")) {
                time = steps.isEmpty() ? time : time.plus(gap);
                gap = Duration.ofMinutes(2);
                Heard heard = new Heard(channel, line.substring(1).strip(), pictures, carrier);
                steps.add(new Step(
                        number, nonsense, Optional.empty(), heard, situation(), new ArrayList<>(), new ArrayList<>()));
                nonsense = false;
                pictures = 0;
                carrier = Optional.empty();
            } else if (line.startsWith("<")) {
                last().answers().add(line.substring(1).strip());
            } else if (line.startsWith("=")) {
                last().effects().add(line.substring(1).strip());
            } else if (line.startsWith("+")) {
                gap = duration(line.substring(1).strip());
            } else if (line.startsWith("*")) {
                steps.add(new Step(
                        number,
                        false,
                        Optional.of(line.substring(1).strip()),
                        Heard.sms(""),
                        situation(),
                        List.of(),
                        List.of()));
            } else {
                setting(number, line);
            }
        }

        private void setting(int number, String line) {
            String[] pair = line.split(":", 2);
            String value = pair[1].strip();
            switch (pair[0]) {
                case "at" -> time = LocalDateTime.parse(value, TIME).minus(steps.isEmpty() ? Duration.ZERO : gap);
                case "duty" -> duty = value.equals("yes");
                case "reply" -> reply = value.equals("yes");
                case "partners" -> partners = Set.of(value.split(" "));
                case "channel" -> channel = Channel.valueOf(value.toUpperCase(Locale.ROOT));
                case "understood" -> nonsense = value.equals("nothing");
                case "pictures" -> pictures = Integer.parseInt(value);
                case "landlord" -> landlord = Optional.of(value);
                case "news" -> news.add(news(value));
                case "variant" -> variants.add(variant(value));
                case "carrier" -> carrier = Optional.of(Heard.OptOutKeyword.valueOf(value));
                default -> throw new IllegalArgumentException("line " + number + " is not understood: " + line);
            }
        }

        private Announcement news(String value) {
            String[] pair = BEFORE_WORDS.split(value, 2);
            String[] about = (pair[0] + " ").split("@", 2);
            return new Announcement(
                    news.size() + 1L,
                    Map.of(Language.FR, pair[1]),
                    Optional.of(about[0].strip()).filter(topic -> !topic.isEmpty()),
                    Optional.of(about.length > 1 ? about[1].strip() : "").filter(place -> !place.isEmpty()));
        }

        private static Variant variant(String value) {
            String[] pair = BEFORE_WORDS.split(value, 2);
            Matcher who = WHO.matcher(pair[0]);
            if (!who.matches()) {
                throw new IllegalArgumentException("for whom is not understood: " + value);
            }
            Audience audience = new Audience(Optional.ofNullable(who.group(2)), Optional.ofNullable(who.group(3)));
            return new Variant(who.group(1), audience, pair[1]);
        }

        private Step last() {
            return steps.get(steps.size() - 1);
        }

        private Situation situation() {
            Situation usual =
                    Situations.at(time.atZone(Situations.PARIS).toInstant(), duty, partners, 1000 + 10 * steps.size());
            return new Situation(
                    usual.now(),
                    usual.zone(),
                    usual.landlordName(),
                    usual.landlordPhone(),
                    usual.landlordWebsite(),
                    usual.department(),
                    usual.fslFund(),
                    usual.partners(),
                    usual.open(),
                    usual.today(),
                    usual.nextOpening(),
                    usual.promises(),
                    usual.onDuty(),
                    usual.references(),
                    reply,
                    landlord.map(slug -> new Estate(slug, usual.estate().communes()))
                            .orElse(usual.estate()),
                    List.copyOf(news));
        }

        private static Duration duration(String text) {
            long count = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(count);
                case 'm' -> Duration.ofMinutes(count);
                case 'h' -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
    }
}
