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
                key.error("problem.key.word");
                continue;
            }
            String word = scalar.getValue().strip();
            if (word.isEmpty()) {
                key.error("problem.key.empty");
            } else if (allowed.isPresent() && !allowed.get().contains(word)) {
                key.error(
                        "problem.key.unknown",
                        Yaml.quoted(word),
                        within(owner),
                        Suggestion.of(word, allowed.get())
                                .map(Saying::near)
                                .orElse(Saying.of("problem.key.known", String.join(", ", allowed.get()))));
            } else if (values.containsKey(word)) {
                key.error("problem.key.twice", word, keyOf(keys, word).line());
            } else {
                String path = owner.name().isEmpty() ? word : owner.name() + "." + word;
                values.put(word, new Yaml(owner.origin(), path, tuple.getValueNode()));
                keys.put(word, key);
            }
        }
        return new Fields(owner, mapping.isPresent(), values, keys);
    }

    /** Where a key stands, unless it is one of the file's own. */
    private static Saying within(Yaml owner) {
        return owner.name().isEmpty() ? Saying.NOTHING : Saying.of("problem.key.within", owner.name());
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

    /**
     * A field that must be there; its absence is a problem of the mapping.
     *
     * @param whatToDo the key of the sentence that tells how to write it
     */
    Optional<Yaml> require(String key, String whatToDo) {
        Optional<Yaml> value = get(key);
        if (value.isEmpty() && present) {
            owner.error("problem.key.missing", key, within(owner), Saying.of(whatToDo));
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
