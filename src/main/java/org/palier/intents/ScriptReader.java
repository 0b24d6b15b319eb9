package org.palier.intents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one script. What concerns other files (ids, numbers, concepts) is looked at by {@link CrossCheck}. */
final class ScriptReader {
    /** The landlord services that a script can rely on. */
    static final List<String> PARTNERS = List.of("calls", "groceries", "meals", "carer-housing");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** As a landlord's file writes its slug. */
    private static final Pattern LANDLORD = Pattern.compile("[a-z0-9][a-z0-9-]{1,40}");

    private static final int MOST_ASKS = 3;
    private static final int MOST_CHOICES = 4;

    private ScriptReader() {}

    /** The script of a file; empty, with problems, if what is required is missing. */
    static Optional<Script> read(Yaml root) {
        Fields fields = root.fields(
                "id",
                "kind",
                "title",
                "scope",
                "queue",
                "escalation",
                "priority",
                "danger",
                "partner",
                "urgent-when",
                "owner",
                "review-by",
                "source",
                "answer",
                "ask",
                "choices",
                "tests",
                "examples");
        Optional<String> id = fields.require("id", "problem.need.id").flatMap(ScriptReader::id);
        Optional<String> title = fields.require("title", "problem.need.title").flatMap(Yaml::text);
        Map<Language, List<Answer>> answers = fields.require("answer", "problem.need.answer")
                .map(ScriptReader::answers)
                .orElse(Map.of());
        Map<Language, List<String>> examples = fields.require("examples", "problem.need.examples")
                .map(ScriptReader::examples)
                .orElse(Map.of());
        boolean danger = fields.get("danger").flatMap(Yaml::flag).orElse(false);
        Script.Kind kind = fields.get("kind")
                .flatMap(value -> value.oneOf(Script.Kind.values()))
                .orElse(Script.Kind.TOPIC);
        EscalationRule escalation = fields.get("escalation")
                .flatMap(value -> value.oneOf(EscalationRule.values()))
                .orElse(danger ? EscalationRule.URGENT : EscalationRule.OFFER);
        Optional<String> partner = fields.get("partner").flatMap(ScriptReader::partner);
        List<String> ask = atMost(fields, "ask", MOST_ASKS);
        if (!ask.isEmpty() && escalation == EscalationRule.NEVER) {
            fields.key("ask").error("problem.ask.never");
        }
        if (danger && escalation != EscalationRule.URGENT) {
            fields.get("escalation").ifPresent(value -> value.error("problem.danger.escalation"));
        }
        Optional<Script> script = Optional.of(new Script(
                id.orElse(""),
                kind,
                title.orElse(""),
                textOf(fields, "scope"),
                fields.get("queue")
                        .flatMap(value -> value.oneOf(Queue.values()))
                        .orElse(danger ? Queue.URGENCE : Queue.ADMINISTRATIF),
                escalation,
                fields.get("priority").flatMap(value -> value.number(0, 3)).orElse(danger ? 0 : 3),
                danger,
                partner,
                fields.get("urgent-when").map(Yaml::texts).orElse(List.of()),
                textOf(fields, "owner"),
                fields.get("review-by").flatMap(Yaml::date),
                textOf(fields, "source"),
                answers,
                ask,
                atMost(fields, "choices", MOST_CHOICES),
                fields.get("tests").map(ScriptReader::tests).orElse(List.of()),
                examples,
                ""));
        checkPartner(fields, partner, answers);
        boolean whole = id.isPresent() && title.isPresent() && answers.containsKey(Language.FR);
        return script.filter(read -> whole).map(Revision::stamp);
    }

    private static Optional<String> id(Yaml value) {
        Optional<String> id = value.text();
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            value.error("problem.id.letters", Yaml.quoted(id.get()));
            return Optional.empty();
        }
        if (id.isPresent() && !value.file().equals(id.get() + ".yaml")) {
            value.error("problem.id.file", id.get());
        }
        return id;
    }

    private static String textOf(Fields fields, String key) {
        return fields.get(key).flatMap(Yaml::text).orElse("");
    }

    private static Optional<String> partner(Yaml value) {
        Optional<String> partner = value.text();
        if (partner.isPresent() && !PARTNERS.contains(partner.get())) {
            value.error("problem.partner.unknown", Yaml.quoted(partner.get()), String.join(", ", PARTNERS));
            return Optional.empty();
        }
        return partner;
    }

    private static List<String> atMost(Fields fields, String key, int most) {
        List<Yaml> elements = fields.get(key).map(Yaml::list).orElse(List.of());
        List<String> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Yaml element : elements) {
            Optional<String> text = element.text();
            if (text.isPresent() && !seen.add(text.get())) {
                element.error("problem.twice", text.get(), key);
            }
            text.ifPresent(texts::add);
        }
        if (elements.size() > most) {
            fields.key(key).error("problem.too-many", key, elements.size(), most);
        }
        return List.copyOf(texts);
    }

    private static Map<Language, List<Answer>> answers(Yaml value) {
        Map<Language, List<Answer>> answers = byLanguage(value, ScriptReader::variants);
        if (value.isMapping() && value.silently().entries().get("fr").isEmpty()) {
            value.error("problem.french.answer");
        }
        return answers;
    }

    private static Map<Language, List<String>> examples(Yaml value) {
        Map<Language, List<String>> examples = byLanguage(value, ScriptReader::phrases);
        if (value.isMapping() && value.silently().entries().get("fr").isEmpty()) {
            value.error("problem.french.examples");
        }
        return examples;
    }

    private static List<String> phrases(Yaml value) {
        if (value.isList() && value.list().isEmpty()) {
            value.error("problem.empty.examples", value.name());
        }
        return value.texts();
    }

    private static <T> Map<Language, List<T>> byLanguage(
            Yaml value, java.util.function.Function<Yaml, List<T>> reader) {
        Map<Language, List<T>> languages = new EnumMap<>(Language.class);
        Fields fields = value.entries();
        fields.forEach((code, content) -> {
            Optional<Language> language = Language.ofCode(code);
            List<T> read = reader.apply(content);
            if (language.isEmpty()) {
                fields.key(code).error("problem.language", Yaml.quoted(code));
            } else if (!read.isEmpty()) {
                languages.put(language.get(), read);
            }
        });
        return languages;
    }

    private static List<Answer> variants(Yaml value) {
        if (!value.isList()) {
            return variant(value, "sms", "voice").stream().toList();
        }
        List<Yaml> elements = value.list();
        List<Optional<Answer>> read = elements.stream()
                .map(element -> variant(element, "for", "from", "until", "with-partner", "sms", "voice"))
                .toList();
        if (read.isEmpty()) {
            value.error("problem.empty.answer", value.name());
        } else if (read.stream().allMatch(Optional::isPresent)) {
            Variants.check(
                    value, elements, read.stream().flatMap(Optional::stream).toList());
        }
        return read.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Answer> variant(Yaml value, String... keys) {
        Fields fields = value.fields(keys);
        Optional<String> sms = fields.require("sms", "problem.need.sms").flatMap(Yaml::text);
        Optional<String> voice = fields.get("voice").flatMap(Yaml::text).or(() -> sms);
        Optional<LocalDate> from = fields.get("from").flatMap(Yaml::date);
        Optional<LocalDate> until = fields.get("until").flatMap(Yaml::date);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            value.error("problem.variant.ends", until.get(), from.get());
            return Optional.empty();
        }
        Optional<Boolean> withPartner = fields.get("with-partner").flatMap(Yaml::flag);
        Audience audience = fields.get("for").map(ScriptReader::audience).orElse(Audience.EVERYBODY);
        return sms.map(text -> new Answer(audience, from, until, withPartner, text, voice.orElse(text)));
    }

    private static Audience audience(Yaml value) {
        Fields fields = value.fields("landlord", "commune");
        Optional<String> landlord = fields.get("landlord").flatMap(ScriptReader::landlord);
        Optional<String> commune = fields.get("commune").flatMap(Yaml::text);
        if (value.isMapping() && value.silently().entries().names().isEmpty()) {
            value.error("problem.audience.nobody", value.name());
        }
        return new Audience(landlord, commune);
    }

    private static Optional<String> landlord(Yaml value) {
        Optional<String> slug = value.text();
        if (slug.isPresent() && !LANDLORD.matcher(slug.get()).matches()) {
            value.error("problem.audience.slug", Yaml.quoted(slug.get()));
            return Optional.empty();
        }
        return slug;
    }

    private static void checkPartner(Fields fields, Optional<String> partner, Map<Language, List<Answer>> answers) {
        boolean conditional = answers.values().stream()
                .flatMap(List::stream)
                .anyMatch(variant -> variant.withPartner().isPresent());
        if (conditional && partner.isEmpty() && fields.get("partner").isEmpty()) {
            fields.key("answer").error("problem.partner.missing", String.join(", ", PARTNERS));
        }
    }

    private static List<GoldenPhrase> tests(Yaml value) {
        return value.list().stream().flatMap(element -> test(element).stream()).toList();
    }

    private static Optional<GoldenPhrase> test(Yaml value) {
        Fields fields = value.fields("say", "expect");
        Optional<String> say = fields.require("say", "problem.need.say").flatMap(Yaml::text);
        Optional<String> expect =
                fields.require("expect", "problem.need.expect").flatMap(Yaml::text);
        return say.flatMap(text -> expect.map(id -> new GoldenPhrase(text, id)));
    }
}
