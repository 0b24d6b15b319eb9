package org.palier.intents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The fields of a mapping. Unknown and repeated keys are problems and are left out. */
final class Fields {
    private final Yaml owner;
    private final boolean present;
    private final Map<String, Yaml> values;
    private final Map<String, Yaml> keys;

    private Fields(Yaml owner, boolean present, Map<String, Yaml> values, Map<String, Yaml> keys) {
        this.owner = owner;
        this.present = present;
        this.values = values;
        this.keys = keys;
    }

    static Fields of(Yaml owner, Optional<MappingNode> mapping, Optional<List<String>> allowed) {
        Map<String, Yaml> values = new LinkedHashMap<>();
        Map<String, Yaml> keys = new LinkedHashMap<>();
        List<NodeTuple> tuples = mapping.map(MappingNode::getValue).orElse(List.of());
        for (NodeTuple tuple : tuples) {
            Yaml key = new Yaml(owner.origin(), "key", tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                key.error("a key must be a word", "write 'key: value'");
                continue;
            }
            String word = scalar.getValue().strip();
            if (word.isEmpty()) {
                key.error("a key is empty", "write its name before the colon");
            } else if (allowed.isPresent() && !allowed.get().contains(word)) {
                key.error(
                        "unknown key " + Yaml.quoted(word)
                                + (owner.name().isEmpty() ? "" : " in '" + owner.name() + "'"),
                        Suggestion.of(word, allowed.get())
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("the keys here are: " + String.join(", ", allowed.get())));
            } else if (values.containsKey(word)) {
                key.error(
                        "the key '" + word + "' is written twice, first on line "
                                + keyOf(keys, word).line(),
                        "keep one of them");
            } else {
                String path = owner.name().isEmpty() ? word : owner.name() + "." + word;
                values.put(word, new Yaml(owner.origin(), path, tuple.getValueNode()));
                keys.put(word, key);
            }
        }
        return new Fields(owner, mapping.isPresent(), values, keys);
    }

    private static Yaml keyOf(Map<String, Yaml> keys, String word) {
        Yaml key = keys.get(word);
        if (key == null) {
            throw new IllegalStateException("no key " + word);
        }
        return key;
    }

    Optional<Yaml> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** A field that must be there; its absence is a problem of the mapping. */
    Optional<Yaml> require(String key, String whatToDo) {
        Optional<Yaml> value = get(key);
        if (value.isEmpty() && present) {
            owner.error(
                    "the key '" + key + "' is missing" + (owner.name().isEmpty() ? "" : " in '" + owner.name() + "'"),
                    whatToDo);
        }
        return value;
    }

    /** The place of a key that is there. */
    Yaml key(String key) {
        return keyOf(keys, key);
    }

    List<String> names() {
        return new ArrayList<>(values.keySet());
    }

    /** Every entry, in the order of the file. */
    void forEach(BiConsumer<String, Yaml> entry) {
        values.forEach(entry);
    }
}
