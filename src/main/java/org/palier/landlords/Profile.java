package org.palier.landlords;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A landlord's file as fields that a form can change. What no form shows stays as it is; comments do not. Immutable.
 *
 * @param fields texts, lists and mappings of these, by name
 */
public record Profile(Map<String, Object> fields) {
    /**
     * The fields of a file.
     *
     * @param text of a file that {@link LandlordFile} can read
     */
    public static Profile of(String text) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new FailsafeSchema()).build();
        Map<String, Object> fields = new LinkedHashMap<>();
        if (new Load(settings).loadFromString(text) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        return new Profile(fields);
    }

    /** A text, by the names that lead to it; empty where there is none. */
    public String text(String... names) {
        Object found = fields;
        for (String name : names) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found instanceof String text ? text : "";
    }

    /** The texts of a list; a single text is a list of one. */
    public List<String> texts(String name) {
        Object value = fields.get(name);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value instanceof String text ? List.of(text) : List.of();
    }

    /** The entries of a list, each with its fields. */
    public List<Profile> entries(String name) {
        List<Profile> entries = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            for (Object entry : list) {
                Map<String, Object> values = new LinkedHashMap<>();
                if (entry instanceof Map<?, ?> map) {
                    map.forEach((key, value) -> values.put(String.valueOf(key), value));
                }
                entries.add(new Profile(values));
            }
        }
        return entries;
    }

    /**
     * The same with another value of a field, at its place.
     *
     * @param value a text, a list or a mapping; what is empty takes the field away
     */
    public Profile with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        boolean empty = value instanceof String text
                ? text.isBlank()
                : value instanceof List<?> list ? list.isEmpty() : value instanceof Map<?, ?> map && map.isEmpty();
        if (empty) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Profile(changed);
    }

    /** The file. */
    public String yaml() {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(140)
                .build();
        return new Dump(settings).dumpToString(plain(fields));
    }

    /** Mappings of mappings, without the records around them. */
    private static Object plain(Object value) {
        if (value instanceof Profile profile) {
            return plain(profile.fields);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((name, each) -> plain.put(name, plain(each)));
            return plain;
        }
        return value instanceof List<?> list ? list.stream().map(Profile::plain).toList() : value;
    }
}
