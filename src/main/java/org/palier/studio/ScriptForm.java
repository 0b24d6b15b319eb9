package org.palier.studio;

import io.javalin.http.Context;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.intents.Answer;
import org.palier.intents.Audience;
import org.palier.intents.EscalationRule;
import org.palier.intents.GoldenPhrase;
import org.palier.intents.Language;
import org.palier.intents.Queue;
import org.palier.intents.Script;

/** Reads what the editor's form holds into a script. What the form does not show stays as it was. */
final class ScriptForm {
    /** The languages that the form has a place for. */
    static final List<Language> LANGUAGES = List.of(Language.FR, Language.EN, Language.ES, Language.PT, Language.AR);

    /** A form made by hand does not go on for ever. */
    private static final int MOST = 200;

    private static final int LONGEST_NAME = 60;

    private final Visit visit;
    private final Script base;

    private ScriptForm(Visit visit, Script base) {
        this.visit = visit;
        this.base = base;
    }

    /** The file of a script that nobody has written yet. */
    static String blank(String id, String title) {
        String name = title.isBlank() ? id : title.strip().replace('"', '\'').replace("\\", "");
        return """
                id: %s
                title: "%s"
                queue: administratif
                escalation: offer
                answer:
                  fr:
                    sms: "Réponse à écrire."
                examples:
                  fr:
                    - "%s"
                """.formatted(id, name, name);
    }

    /** The name of a file for a title: {@code Colis volé} becomes {@code colis-vole}. */
    static String name(String title) {
        String plain = Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+|-$", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME)).replaceAll("-$", "");
    }

    /**
     * The script as the form has it.
     *
     * @param base the script that the form was made from
     */
    static Script read(Visit visit, Script base) {
        return new ScriptForm(visit, base).script();
    }

    private Script script() {
        return new Script(
                        base.id(),
                        base.kind(),
                        required("title", base.title()),
                        visit.text("scope"),
                        oneOf(Queue.values(), "queue", base.queue()),
                        oneOf(EscalationRule.values(), "escalation", base.escalation()),
                        (int) Math.min(3, visit.number("priority", base.priority())),
                        base.danger(),
                        base.partner(),
                        base.urgentWhen(),
                        visit.text("owner"),
                        day("review-by"),
                        visit.text("source"),
                        answers(),
                        visit.ctx().formParams("ask").stream().distinct().toList(),
                        choices(),
                        tests(),
                        base.examples(),
                        "")
                .withExamples(examples());
    }

    private String required(String field, String otherwise) {
        String text = visit.text(field);
        return text.isEmpty() ? otherwise : text;
    }

    private <E extends Enum<E>> E oneOf(E[] constants, String field, E otherwise) {
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(visit.text(field))) {
                return constant;
            }
        }
        return otherwise;
    }

    private Optional<LocalDate> day(String field) {
        try {
            return Optional.of(visit.text(field))
                    .filter(text -> !text.isEmpty())
                    .map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Map<Language, List<Answer>> answers() {
        Map<Language, List<Answer>> answers = new EnumMap<>(Language.class);
        answers.putAll(base.answers());
        for (Language language : LANGUAGES) {
            List<Answer> variants = new ArrayList<>();
            for (int i = 0; i < MOST && has("sms", language, i); i++) {
                variant(language, i).ifPresent(variants::add);
            }
            if (!variants.isEmpty()) {
                answers.put(language, List.copyOf(variants));
            } else if (has("sms", language, 0) && language != Language.FR) {
                answers.remove(language);
            }
        }
        return answers;
    }

    private boolean has(String field, Language language, int i) {
        return visit.ctx().formParam(name(field, language, i)) != null;
    }

    static String name(String field, Language language, int i) {
        return field + "." + language.code() + "." + i;
    }

    private Optional<Answer> variant(Language language, int i) {
        String sms = visit.text(name("sms", language, i));
        String voice = visit.text(name("voice", language, i));
        String partner = visit.text(name("partner", language, i));
        return sms.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer(
                        audience(language, i),
                        day(name("from", language, i)),
                        day(name("until", language, i)),
                        partner.isEmpty() ? Optional.empty() : Optional.of(Boolean.valueOf(partner)),
                        sms,
                        voice.isEmpty() ? sms : voice));
    }

    private Audience audience(Language language, int i) {
        return new Audience(named(name("landlord", language, i)), named(name("commune", language, i)));
    }

    private Optional<String> named(String field) {
        return Optional.of(visit.text(field).replace('\n', ' ')).filter(name -> !name.isEmpty());
    }

    private List<String> choices() {
        return visit.ctx().formParams("choice").stream()
                .filter(id -> !id.isBlank())
                .distinct()
                .toList();
    }

    private List<GoldenPhrase> tests() {
        List<GoldenPhrase> tests = new ArrayList<>();
        Context ctx = visit.ctx();
        for (int i = 0; i < MOST && ctx.formParam("say." + i) != null; i++) {
            String say = visit.text("say." + i).replace('\n', ' ');
            if (!say.isEmpty()) {
                tests.add(new GoldenPhrase(say, required("expect." + i, base.id())));
            }
        }
        return tests;
    }

    private Map<Language, List<String>> examples() {
        Map<Language, List<String>> examples = new EnumMap<>(Language.class);
        examples.putAll(base.examples());
        Optional<Language> added = Language.ofCode(visit.text("more-language"));
        for (Language language : LANGUAGES) {
            String field = "examples." + language.code();
            Set<String> phrases = new LinkedHashSet<>();
            if (visit.ctx().formParam(field) != null) {
                phrases.addAll(lines(field));
            } else {
                phrases.addAll(base.examples().getOrDefault(language, List.of()));
            }
            if (added.filter(language::equals).isPresent() && !visit.text("add").isEmpty()) {
                phrases.addAll(lines("more"));
            }
            if (phrases.isEmpty() && language != Language.FR) {
                examples.remove(language);
            } else if (!phrases.isEmpty()) {
                examples.put(language, List.copyOf(phrases));
            }
        }
        return examples;
    }

    private List<String> lines(String field) {
        return visit.text(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
