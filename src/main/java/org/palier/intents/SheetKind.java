package org.palier.intents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files that stand beside the scripts, and how their rows are read and written. */
public enum SheetKind {
    /** A concept, and the words that show it, a line for each. */
    LEXICON(ScriptFolder.LEXICON, "concepts"),
    /** A word of SMS style, and what it stands for. */
    SMS(ScriptFolder.DICTIONARY, ""),
    /** A sentence of the line. */
    MESSAGES(ScriptFolder.MESSAGES, "messages"),
    /** A help number. */
    NUMBERS(ScriptFolder.NUMBERS, "numbers");

    /** The languages that a row has fields for. */
    private static final List<String> LANGUAGES = List.of("fr", "en", "es", "pt", "ar");

    /** Lists that are written on one line, with commas between. */
    private static final List<String> LISTS = List.of("with", "area");

    private final String file;
    private final String top;

    SheetKind(String file, String top) {
        this.file = file;
        this.top = top;
    }

    /** An entry as it stands in the file. */
    record Entry(String group, String key, Map<String, String> cells, int line) {}

    private static List<String> messageFields() {
        List<String> fields = new ArrayList<>(List.of("for", "with"));
        for (String language : LANGUAGES) {
            fields.add(language + ".sms");
            fields.add(language + ".voice");
        }
        return List.copyOf(fields);
    }

    private static List<String> numberFields() {
        List<String> fields = new ArrayList<>(List.of("number", "name"));
        for (String text : List.of("for", "hours", "cost")) {
            LANGUAGES.forEach(language -> fields.add(text + "." + language));
        }
        fields.addAll(List.of("area", "mark", "source", "verified-on", "next-check"));
        return List.copyOf(fields);
    }

    /** The kind of a file that stands beside the scripts, by its name without {@code .yaml}. */
    public static Optional<SheetKind> of(String subject) {
        return Arrays.stream(values())
                .filter(kind -> kind.subject().equals(subject))
                .findFirst();
    }

    public String file() {
        return file;
    }

    public String subject() {
        return file.substring(0, file.length() - ".yaml".length());
    }

    /** The names of its cells, in the order of a form. */
    public List<String> fields() {
        return switch (this) {
            case LEXICON -> List.of("words");
            case SMS -> List.of("meaning");
            case MESSAGES -> messageFields();
            case NUMBERS -> numberFields();
        };
    }

    List<Entry> entries(Yaml root) {
        List<Entry> entries = new ArrayList<>();
        if (this == SMS) {
            root.entries().forEach((language, words) -> mapping(language, words, entries));
        } else if (this == NUMBERS) {
            root.entries()
                    .get(top)
                    .filter(Yaml::isList)
                    .ifPresent(list -> list.list().forEach(element -> {
                        Map<String, String> cells = cells(element);
                        String id = Optional.ofNullable(cells.remove("id")).orElse("");
                        if (!id.isEmpty()) {
                            entries.add(new Entry("", id, cells, element.line()));
                        }
                    }));
        } else {
            root.entries().get(top).ifPresent(values -> mapping("", values, entries));
        }
        return entries;
    }

    private void mapping(String group, Yaml values, List<Entry> entries) {
        Fields each = values.entries();
        each.forEach((key, value) ->
                entries.add(new Entry(group, key, cells(value), each.key(key).line())));
    }

    private Map<String, String> cells(Yaml value) {
        Map<String, String> cells = new LinkedHashMap<>();
        if (this == LEXICON) {
            cells.put("words", written(value, "\n"));
        } else if (this == SMS) {
            cells.put("meaning", value.written());
        } else {
            value.entries().forEach((name, content) -> {
                if (content.isMapping()) {
                    content.entries().forEach((inner, text) -> cells.put(name + "." + inner, text.written()));
                } else if (this == MESSAGES && LANGUAGES.contains(name)) {
                    cells.put(name + ".sms", content.written());
                } else {
                    cells.put(name, written(content, ", "));
                }
            });
        }
        return cells;
    }

    private static String written(Yaml value, String between) {
        return value.isList()
                ? value.list().stream().map(Yaml::written).collect(Collectors.joining(between))
                : value.written();
    }

    /** The lines of a row. */
    String write(Sheet.Row row, String indent) {
        return switch (this) {
            case LEXICON ->
                indent + SheetText.word(row.key()) + ": ["
                        + row.cell("words")
                                .lines()
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .map(SheetText::word)
                                .collect(Collectors.joining(", "))
                        + "]";
            case SMS -> indent + SheetText.word(row.key()) + ": " + SheetText.word(row.cell("meaning"));
            case MESSAGES -> indent + SheetText.word(row.key()) + ":\n" + message(row, indent + "  ");
            case NUMBERS -> indent + "- id: " + SheetText.word(row.key()) + "\n" + number(row, indent + "  ");
        };
    }

    private static String message(Sheet.Row row, String indent) {
        List<String> lines = new ArrayList<>();
        plain(row, "for", lines);
        list(row, "with", lines);
        for (String language : LANGUAGES) {
            String sms = row.cell(language + ".sms");
            String voice = row.cell(language + ".voice");
            if (!sms.isEmpty()) {
                lines.add(language + ": "
                        + (voice.isEmpty()
                                ? SheetText.quoted(sms)
                                : "{sms: " + SheetText.quoted(sms) + ", voice: " + SheetText.quoted(voice) + "}"));
            }
        }
        return lines.stream().map(line -> indent + line).collect(Collectors.joining("\n"));
    }

    private static String number(Sheet.Row row, String indent) {
        List<String> lines = new ArrayList<>();
        lines.add("number: " + SheetText.quoted(row.cell("number")));
        plain(row, "name", lines);
        for (String text : List.of("for", "hours", "cost")) {
            String languages = LANGUAGES.stream()
                    .filter(language -> !row.cell(text + "." + language).isEmpty())
                    .map(language -> language + ": " + SheetText.word(row.cell(text + "." + language)))
                    .collect(Collectors.joining(", "));
            if (!languages.isEmpty()) {
                lines.add(text + ": {" + languages + "}");
            }
        }
        list(row, "area", lines);
        plain(row, "mark", lines);
        if (!row.cell("source").isEmpty()) {
            lines.add("source: " + SheetText.quoted(row.cell("source")));
        }
        for (String day : List.of("verified-on", "next-check")) {
            if (!row.cell(day).isEmpty()) {
                lines.add(day + ": " + SheetText.date(row.cell(day)));
            }
        }
        return lines.stream().map(line -> indent + line).collect(Collectors.joining("\n"));
    }

    private static void plain(Sheet.Row row, String field, List<String> lines) {
        if (!row.cell(field).isEmpty()) {
            lines.add(field + ": " + SheetText.word(row.cell(field)));
        }
    }

    /** A word alone, where the file has one; else a list. */
    private static void list(Sheet.Row row, String field, List<String> lines) {
        List<String> words = Arrays.stream(row.cell(field).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() == 1 && field.equals("area") && !words.get(0).matches("\\d.*")) {
            lines.add(field + ": " + SheetText.word(words.get(0)));
        } else if (!words.isEmpty() && LISTS.contains(field)) {
            lines.add(field + ": [" + words.stream().map(SheetText::word).collect(Collectors.joining(", ")) + "]");
        }
    }
}
