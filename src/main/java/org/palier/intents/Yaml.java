package org.palier.intents;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of a YAML file with its place. Reading it as something that it is not notes a problem at that place and gives nothing. */
final class Yaml {
    private final Origin origin;
    private final String name;
    private final Node node;

    /** The file that values come from and the list that its problems go to. */
    record Origin(String file, List<Problem> problems) {}

    /**
     * @param name how a problem calls the value, such as {@code answer.fr.sms}
     */
    Yaml(Origin origin, String name, Node node) {
        this.origin = origin;
        this.name = name;
        this.node = node;
    }

    String file() {
        return origin.file();
    }

    String name() {
        return name;
    }

    Origin origin() {
        return origin;
    }

    int line() {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    int column() {
        return node.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
    }

    void error(String key, Object... values) {
        origin.problems().add(Problem.error(origin.file(), line(), column(), key, values));
    }

    void warning(String key, Object... values) {
        origin.problems().add(Problem.warning(origin.file(), line(), column(), key, values));
    }

    /** The same value, reading which notes nothing. */
    Yaml silently() {
        return new Yaml(new Origin(origin.file(), new ArrayList<>()), name, node);
    }

    /** Another value of the same file, whose problems go where those of this one go. */
    Yaml at(Yaml other) {
        return new Yaml(origin, other.name, other.node);
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** A text that is not blank. */
    Optional<String> text() {
        if (!(node instanceof ScalarNode scalar)) {
            error("problem.text.shape", name, shape());
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
            error("problem.text.empty", name);
            return Optional.empty();
        }
        if (!scalar.getTag().equals(Tag.STR)) {
            error("problem.text.unquoted", name, scalar.getValue(), shape());
            return Optional.empty();
        }
        return Optional.of(scalar.getValue().strip());
    }

    /** What is written here, whatever it is read as; empty if this is no single value. */
    String written() {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    Optional<Boolean> flag() {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Optional.of(Boolean.parseBoolean(scalar.getValue().toLowerCase(Locale.ROOT)));
        }
        error("problem.flag", name);
        return Optional.empty();
    }

    Optional<Integer> number(int lowest, int highest) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            try {
                int value = Integer.parseInt(scalar.getValue());
                if (value >= lowest && value <= highest) {
                    return Optional.of(value);
                }
            } catch (NumberFormatException tooLongOrOctal) {
                // told below
            }
        }
        error("problem.number", name, lowest, highest);
        return Optional.empty();
    }

    Optional<LocalDate> date() {
        if (node instanceof ScalarNode scalar) {
            try {
                LocalDate date = LocalDate.parse(scalar.getValue());
                if (date.getYear() >= 2020 && date.getYear() < 2100) {
                    return Optional.of(date);
                }
                error("problem.date.year", name, date.getYear());
                return Optional.empty();
            } catch (DateTimeParseException noDate) {
                // told below
            }
        }
        error("problem.date", name);
        return Optional.empty();
    }

    /** One of the constants of an enum, in the lower-case spelling of the files. */
    <E extends Enum<E>> Optional<E> oneOf(E[] constants) {
        Optional<String> text = text();
        Optional<E> found = text.flatMap(word -> Arrays.stream(constants)
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst());
        if (text.isPresent() && found.isEmpty()) {
            List<String> words = Arrays.stream(constants)
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toList());
            error("problem.choice", name, quoted(text.get()), String.join(", ", words));
        }
        return found;
    }

    /** The elements of a list; none, with a problem, if this is no list. */
    List<Yaml> list() {
        if (!(node instanceof SequenceNode sequence)) {
            error("problem.list", name);
            return List.of();
        }
        List<Node> elements = sequence.getValue();
        return IntStream.range(0, elements.size())
                .mapToObj(i -> new Yaml(origin, name + "[" + (i + 1) + "]", elements.get(i)))
                .collect(Collectors.toList());
    }

    /** The texts of a list, without those that are no text. */
    List<String> texts() {
        return list().stream().flatMap(element -> element.text().stream()).collect(Collectors.toUnmodifiableList());
    }

    /** The fields of a mapping with fixed keys; none, with a problem, if this is no mapping. */
    Fields fields(String... allowed) {
        return Fields.of(this, mapping(), Optional.of(List.of(allowed)));
    }

    /** The entries of a mapping whose keys are open; none, with a problem, if this is no mapping. */
    Fields entries() {
        return Fields.of(this, mapping(), Optional.empty());
    }

    /** Shows this value and all those within it. */
    void walk(Consumer<Yaml> visitor) {
        visitor.accept(this);
        if (isMapping()) {
            entries().forEach((key, value) -> value.walk(visitor));
        } else if (isList()) {
            list().forEach(element -> element.walk(visitor));
        }
    }

    private Optional<MappingNode> mapping() {
        if (node instanceof MappingNode mapping) {
            return Optional.of(mapping);
        }
        error("problem.keys", name.isEmpty() ? Saying.of("problem.keys.file") : Saying.of("problem.keys.value", name));
        return Optional.empty();
    }

    private Saying shape() {
        if (node instanceof MappingNode) {
            return Saying.of("problem.shape.keys");
        }
        if (node instanceof SequenceNode) {
            return Saying.of("problem.shape.list");
        }
        Tag tag = node.getTag();
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Saying.of("problem.shape.number");
        }
        return Saying.of(tag.equals(Tag.BOOL) ? "problem.shape.flag" : "problem.shape.other");
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** A text as a problem shows it: short, on one line. */
    static String quoted(String text) {
        String line = oneLine(text);
        int end = line.offsetByCodePoints(0, Math.min(60, line.codePointCount(0, line.length())));
        return "\"" + line.substring(0, end) + (end < line.length() ? "…" : "") + "\"";
    }
}
