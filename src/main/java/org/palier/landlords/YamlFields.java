package org.palier.landlords;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML mapping read field by field; whatever is wrong is noted with its place, and reading goes on. */
final class YamlFields {
    private static final int MOST_CHARACTERS = 1_000_000;

    private final String file;
    private final List<String> problems;
    private final @Nullable Node place;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    private YamlFields(String file, List<String> problems, @Nullable Node node) {
        this.file = file;
        this.problems = problems;
        this.place = node;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && fields.put(key.getValue(), tuple.getValueNode()) != null) {
                    wrong(key, "'" + key.getValue() + "' is given twice: keep one");
                }
            }
        } else if (node != null) {
            wrong(node, "expected fields such as 'name: value'");
        }
    }

    /** Reads the one document of a text. */
    static YamlFields of(String file, String text, List<String> problems) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setAllowDuplicateKeys(true)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(file + ":1:1: the file is empty; 'palier landlord example' prints one to start from");
            }
            return new YamlFields(file, problems, root.orElse(null));
        } catch (MarkedYamlEngineException e) {
            problems.add(at(file, e.getProblemMark()) + "not readable as YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(file + ":1:1: not readable as YAML: " + e.getMessage());
        }
        return new YamlFields(file, problems, null);
    }

    void allow(Set<String> known) {
        fields.forEach((name, node) -> {
            if (!known.contains(name)) {
                wrong(node, "'" + name + "' is not known here: use one of " + String.join(", ", known));
            }
        });
    }

    Set<String> names() {
        return fields.keySet();
    }

    Optional<Node> node(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The text of a field; a missing one is a problem. */
    Optional<String> required(String name) {
        if (place != null && !fields.containsKey(name)) {
            wrong(place, "'" + name + "' is missing");
        }
        return text(name);
    }

    Optional<String> text(String name) {
        return node(name).flatMap(node -> text(name, node));
    }

    private Optional<String> text(String name, Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        wrong(node, "'" + name + "' must be a text");
        return Optional.empty();
    }

    /** The elements of a list, or the one value that stands for it. */
    List<Node> nodes(String name) {
        Node node = fields.get(name);
        if (node == null) {
            return List.of();
        }
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    Map<String, Node> texts(String name) {
        Map<String, Node> texts = new LinkedHashMap<>();
        for (Node node : nodes(name)) {
            text(name, node).ifPresent(text -> texts.put(text, node));
        }
        return texts;
    }

    List<YamlFields> mappings(String name) {
        List<YamlFields> mappings = new ArrayList<>();
        for (Node node : nodes(name)) {
            mappings.add(new YamlFields(file, problems, node));
        }
        return mappings;
    }

    Optional<YamlFields> mapping(String name) {
        return node(name).map(node -> new YamlFields(file, problems, node));
    }

    void wrong(String name, String what) {
        Node node = fields.getOrDefault(name, place);
        if (node != null) {
            wrong(node, what);
        }
    }

    void wrong(Node node, String what) {
        problems.add(at(file, node.getStartMark()) + what);
    }

    private static String at(String file, Optional<Mark> mark) {
        return file + ":"
                + mark.map(found -> (found.getLine() + 1) + ":" + (found.getColumn() + 1))
                        .orElse("1:1") + ": ";
    }
}
