package org.palier.twilio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The fields of an {@code application/x-www-form-urlencoded} body, kept as the bytes that were sent: the signature covers those, even
 * where they are no valid UTF-8. Never throws, whatever the body.
 */
public final class Form {
    private final List<Field> fields;

    @SuppressWarnings("ArrayRecordComponent") // Compared by SIGNED_ORDER alone.
    private record Field(byte[] name, byte[] value) {}

    /** The order in which Twilio signs: by name, then by value, byte by byte. */
    private static final Comparator<Field> SIGNED_ORDER = Comparator.comparing(Field::name, Arrays::compareUnsigned)
            .thenComparing(Field::value, Arrays::compareUnsigned);

    private Form(List<Field> fields) {
        this.fields = fields;
    }

    /** Reads a body; an escape that is not one stays as it was written. */
    public static Form of(byte[] body) {
        List<Field> fields = new ArrayList<>();
        int start = 0;
        while (start < body.length) {
            int end = indexOf(body, '&', start, body.length);
            if (end > start) {
                int equals = indexOf(body, '=', start, end);
                fields.add(new Field(
                        decoded(body, start, equals), equals < end ? decoded(body, equals + 1, end) : new byte[0]));
            }
            start = end + 1;
        }
        return new Form(fields);
    }

    /** The first value of a field, as text; empty if the field was not sent. */
    public Optional<String> value(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (Field field : fields) {
            if (Arrays.equals(field.name, wanted)) {
                return Optional.of(new String(field.value, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    /** Hands over names and values in the order in which they are signed, without the repeats of equal fields. */
    void inSignedOrder(Consumer<byte[]> part) {
        Field[] sorted = fields.toArray(Field[]::new);
        Arrays.sort(sorted, SIGNED_ORDER);
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || SIGNED_ORDER.compare(sorted[i - 1], sorted[i]) != 0) {
                part.accept(sorted[i].name);
                part.accept(sorted[i].value);
            }
        }
    }

    private static int indexOf(byte[] body, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return to;
    }

    private static byte[] decoded(byte[] body, int from, int to) {
        byte[] decoded = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte read = body[i];
            if (read == '+') {
                read = ' ';
            } else if (read == '%' && i + 2 < to && hex(body[i + 1]) >= 0 && hex(body[i + 2]) >= 0) {
                read = (byte) (hex(body[i + 1]) << 4 | hex(body[i + 2]));
                i += 2;
            }
            decoded[length++] = read;
        }
        return length == decoded.length ? decoded : Arrays.copyOf(decoded, length);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}
