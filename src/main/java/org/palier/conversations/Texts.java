package org.palier.conversations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists in a column, as JSON. */
public final class Texts {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<Media>> MEDIA = new TypeReference<>() {};

    private Texts() {}

    /** The list as JSON; null for an empty one. */
    public static @Nullable String write(List<?> list) {
        if (list.isEmpty()) {
            return null;
        }
        try {
            return MAPPER.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a list that cannot be stored", e);
        }
    }

    /** The texts of a column; none where it is null. */
    public static List<String> strings(@Nullable String json) {
        return read(json, STRINGS);
    }

    static List<Media> media(@Nullable String json) {
        return read(json, MEDIA);
    }

    private static <T> List<T> read(@Nullable String json, TypeReference<List<T>> type) {
        if (json == null) {
            return List.of();
        }
        try {
            return List.copyOf(MAPPER.readValue(json, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored list cannot be read", e);
        }
    }
}
