package org.palier.intents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a script as the file that reads back as the same script. Free texts stand in double quotes, so that nothing a person types can be
 * read as anything but text. Comments of a file that was read are not kept.
 */
public final class ScriptWriter {
    private static final Map<Character, String> ESCAPES =
            Map.of('"', "\\\"", '\\', "\\\\", '\n', "\\n", '\r', "\\r", '\t', " ");

    private final StringBuilder yaml = new StringBuilder(16_384);

    private ScriptWriter() {}

    /** The content of the script's file. */
    public static String write(Script script) {
        ScriptWriter writer = new ScriptWriter();
        writer.script(script);
        return writer.yaml.toString();
    }

    private void script(Script script) {
        line("id: " + script.id());
        if (script.kind() == Script.Kind.SYSTEM) {
            line("kind: system");
        }
        text("", "title", script.title());
        text("", "scope", script.scope());
        line("queue: " + word(script.queue()));
        line("escalation: " + word(script.escalation()));
        line("priority: " + script.priority());
        line("danger: " + script.danger());
        script.partner().ifPresent(partner -> line("partner: " + partner));
        words("urgent-when", script.urgentWhen());
        text("", "owner", script.owner());
        script.reviewBy().ifPresent(day -> line("review-by: " + day));
        text("", "source", script.source());
        line("answer:");
        script.answers().forEach(this::answers);
        words("ask", script.ask());
        words("choices", script.choices());
        if (!script.tests().isEmpty()) {
            line("tests:");
            script.tests()
                    .forEach(test ->
                            line("  - {say: " + quoted(test.say()) + ", expect: " + quoted(test.expect()) + "}"));
        }
        line("examples:");
        script.examples().forEach((language, phrases) -> {
            line("  " + language.code() + ":");
            phrases.forEach(phrase -> line("    - " + quoted(phrase)));
        });
    }

    private void answers(Language language, List<Answer> variants) {
        line("  " + language.code() + ":");
        if (variants.size() == 1 && variants.get(0).isAlwaysGiven()) {
            texts("    ", variants.get(0));
            return;
        }
        for (Answer variant : variants) {
            // A key that is always there begins the element, whatever the conditions are.
            line("    - sms: " + quoted(variant.sms()));
            voice("      ", variant);
            audience(variant.audience());
            condition("from", variant.from());
            condition("until", variant.until());
            condition("with-partner", variant.withPartner());
        }
    }

    private void texts(String indent, Answer answer) {
        line(indent + "sms: " + quoted(answer.sms()));
        voice(indent, answer);
    }

    private void voice(String indent, Answer answer) {
        if (!answer.voice().equals(answer.sms())) {
            line(indent + "voice: " + quoted(answer.voice()));
        }
    }

    private void audience(Audience audience) {
        if (!audience.isEverybody()) {
            List<String> names = new ArrayList<>();
            audience.landlord().ifPresent(slug -> names.add("landlord: " + quoted(slug)));
            audience.commune().ifPresent(name -> names.add("commune: " + quoted(name)));
            line("      for: {" + String.join(", ", names) + "}");
        }
    }

    private void condition(String key, Optional<?> value) {
        value.ifPresent(known -> line("      " + key + ": " + known));
    }

    private void words(String key, List<String> words) {
        if (!words.isEmpty()) {
            line(key + ": [" + String.join(", ", words) + "]");
        }
    }

    private void text(String indent, String key, String value) {
        if (!value.isEmpty()) {
            line(indent + key + ": " + quoted(value));
        }
    }

    private void line(String content) {
        yaml.append(content).append('\n');
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            quoted.append(ESCAPES.getOrDefault(letter, String.valueOf(letter)));
        }
        return quoted.append('"').toString();
    }
}
