package org.palier.intents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what stands beside the scripts: help numbers, lexicon, SMS dictionary and the line's own sentences. */
final class SideFiles {
    private SideFiles() {}

    /** The register of {@code numbers.yaml}, by id. */
    static Map<String, HelpNumber> numbers(Yaml root) {
        Map<String, HelpNumber> numbers = new LinkedHashMap<>();
        List<Yaml> elements = root.fields("numbers")
                .require("numbers", "problem.need.numbers")
                .map(Yaml::list)
                .orElse(List.of());
        for (Yaml element : elements) {
            Optional<HelpNumber> number = number(element);
            if (number.isPresent() && numbers.putIfAbsent(number.get().id(), number.get()) != null) {
                element.error("problem.number.twice", number.get().id());
            }
        }
        return numbers;
    }

    /** The name of the first entry of the register with an id. */
    static Optional<String> entry(Yaml root, String id) {
        return root.entries().get("numbers").stream()
                .filter(Yaml::isList)
                .flatMap(list -> list.list().stream())
                .filter(Yaml::isMapping)
                .filter(element -> element.entries()
                        .get("id")
                        .flatMap(Yaml::text)
                        .filter(id::equals)
                        .isPresent())
                .map(Yaml::name)
                .findFirst();
    }

    private static Optional<HelpNumber> number(Yaml element) {
        Fields fields = element.fields(
                "id", "number", "name", "for", "hours", "cost", "area", "mark", "source", "verified-on", "next-check");
        Optional<String> id = fields.require("id", "problem.need.number-id").flatMap(Yaml::text);
        Optional<String> digits =
                fields.require("number", "problem.need.number").flatMap(SideFiles::digits);
        Optional<String> name = fields.require("name", "problem.need.name").flatMap(Yaml::text);
        Map<Language, String> purpose =
                fields.require("for", "problem.need.for").map(SideFiles::texts).orElse(Map.of());
        List<String> area = fields.get("area")
                .map(value ->
                        value.isList() ? value.texts() : value.text().stream().toList())
                .orElse(List.of("national"));
        Optional<HelpNumber.Mark> mark =
                fields.require("mark", "problem.need.mark").flatMap(SideFiles::mark);
        Optional<String> source =
                fields.require("source", "problem.need.source").flatMap(Yaml::text);
        Optional<LocalDate> verified =
                fields.require("verified-on", "problem.need.verified-on").flatMap(Yaml::date);
        Optional<LocalDate> next =
                fields.require("next-check", "problem.need.next-check").flatMap(Yaml::date);
        if (id.isEmpty() || digits.isEmpty() || name.isEmpty() || mark.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        return verified.flatMap(seen -> next.map(check -> new HelpNumber(
                id.get(),
                digits.get(),
                name.get(),
                purpose,
                fields.get("hours").map(SideFiles::texts).orElse(Map.of()),
                fields.get("cost").map(SideFiles::texts).orElse(Map.of()),
                area,
                mark.get(),
                source.get(),
                seen,
                check)));
    }

    private static Optional<String> digits(Yaml value) {
        Optional<String> digits = value.text();
        if (digits.isPresent() && !digits.get().replace("{department}", "31").matches("[0-9]{1,4}( [0-9]{1,4})*")) {
            value.error("problem.number.digits", Yaml.quoted(digits.get()));
            return Optional.empty();
        }
        return digits;
    }

    private static Optional<HelpNumber.Mark> mark(Yaml value) {
        Optional<String> word = value.text();
        for (HelpNumber.Mark mark : HelpNumber.Mark.values()) {
            if (word.isPresent() && mark.name().equals(word.get())) {
                return Optional.of(mark);
            }
        }
        word.ifPresent(text -> value.error("problem.number.mark", value.name(), Yaml.quoted(text)));
        return Optional.empty();
    }

    private static Map<Language, String> texts(Yaml value) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        Fields fields = value.entries();
        fields.forEach((code, content) -> language(fields, code)
                .ifPresent(language -> content.text().ifPresent(text -> texts.put(language, text))));
        if (value.isMapping() && fields.get("fr").isEmpty()) {
            value.error("problem.french.text", value.name());
        }
        return texts;
    }

    private static Optional<Language> language(Fields fields, String code) {
        Optional<Language> language = Language.ofCode(code);
        if (language.isEmpty()) {
            fields.key(code).error("problem.language", Yaml.quoted(code));
        }
        return language;
    }

    /** The concepts of {@code lexicon.yaml} and the words that show them. */
    static Map<String, List<String>> lexicon(Yaml root) {
        Map<String, List<String>> concepts = new LinkedHashMap<>();
        Optional<Yaml> list = root.fields("concepts").require("concepts", "problem.need.concepts");
        list.ifPresent(value -> value.entries().forEach((concept, words) -> {
            List<String> texts = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (Yaml word : words.list()) {
                Optional<String> text = word.text();
                if (text.isPresent() && !seen.add(text.get().toLowerCase(Locale.ROOT))) {
                    word.error("problem.lexicon.twice", text.get(), concept);
                }
                text.ifPresent(texts::add);
            }
            concepts.put(concept, List.copyOf(texts));
        }));
        return concepts;
    }

    /** The dictionary of {@code sms.yaml}: what a word of SMS style stands for, by language. */
    static Map<Language, Map<String, String>> dictionary(Yaml root) {
        Map<Language, Map<String, String>> dictionary = new EnumMap<>(Language.class);
        Fields fields = root.entries();
        fields.forEach((code, words) -> language(fields, code).ifPresent(language -> {
            Map<String, String> expansions = new HashMap<>();
            Fields entries = words.entries();
            entries.forEach((token, expansion) -> {
                if (token.contains(" ") || !token.equals(token.toLowerCase(Locale.ROOT))) {
                    entries.key(token).error("problem.dictionary.word", Yaml.quoted(token));
                }
                expansion.text().ifPresent(text -> expansions.put(token, text));
            });
            dictionary.put(language, Map.copyOf(expansions));
        }));
        return dictionary;
    }

    /**
     * The sentences of {@code messages.yaml}: a key leads to {@code for} (when it is said) and to languages, each with one text or with
     * {@code {sms, voice}}. {@code with} may list the placeholders that the dialogue fills in; without it they are those of the French
     * text, and the other languages may use no others.
     */
    static Map<String, Map<Language, Messages.Text>> messages(Yaml root, Set<String> numbers) {
        Map<String, Map<Language, Messages.Text>> messages = new LinkedHashMap<>();
        root.fields("messages")
                .require("messages", "problem.need.messages")
                .ifPresent(value ->
                        value.entries().forEach((key, content) -> messages.put(key, message(content, numbers))));
        return messages;
    }

    private static Map<Language, Messages.Text> message(Yaml content, Set<String> numbers) {
        Map<Language, Messages.Text> texts = new EnumMap<>(Language.class);
        Fields fields = content.entries();
        Map<Language, List<Yaml>> places = new EnumMap<>(Language.class);
        fields.forEach((code, value) -> {
            if (code.equals("for")) {
                value.text();
            }
            if (code.equals("for") || code.equals("with")) {
                return;
            }
            Optional<Language> language = language(fields, code);
            List<Yaml> sources = new ArrayList<>();
            Optional<Messages.Text> text = text(value, sources);
            language.ifPresent(known -> text.ifPresent(read -> {
                texts.put(known, read);
                places.put(known, sources);
            }));
        });
        Messages.Text french = texts.get(Language.FR);
        if (french == null) {
            if (content.isMapping() && fields.get("fr").isEmpty()) {
                content.error("problem.french.text", content.name());
            }
            return texts;
        }
        Set<String> own = new HashSet<>(fields.get("with").map(Yaml::texts).orElse(List.of()));
        if (fields.get("with").isEmpty()) {
            own.addAll(french.sms().names());
            own.addAll(french.voice().names());
            own.removeIf(name -> name.contains("."));
        }
        texts.forEach((language, text) -> {
            List<Yaml> sources = places.getOrDefault(language, List.of());
            for (int i = 0; i < sources.size(); i++) {
                Placeholders.check(sources.get(i), (i == 0 ? text.sms() : text.voice()).toString(), numbers, own);
            }
        });
        return texts;
    }

    /** A text for both channels, or one for each; their places are added to the list. */
    private static Optional<Messages.Text> text(Yaml value, List<Yaml> sources) {
        if (!value.isMapping()) {
            sources.add(value);
            return value.text().map(Template::of).map(text -> new Messages.Text(text, text));
        }
        Fields fields = value.fields("sms", "voice");
        Optional<Yaml> sms = fields.require("sms", "problem.need.sms");
        sms.ifPresent(sources::add);
        Optional<Yaml> voice = fields.get("voice");
        voice.ifPresent(sources::add);
        Optional<Template> read = sms.flatMap(Yaml::text).map(Template::of);
        Optional<Template> heard = voice.flatMap(Yaml::text).map(Template::of);
        return read.map(text -> new Messages.Text(text, heard.orElse(text)));
    }
}
