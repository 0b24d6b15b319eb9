package org.palier.intents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Short names for the content of scripts: the same content has the same revision, whatever the comments, order of keys and quotes. */
final class Revision {
    /** 48 bits: among the few thousand revisions of a folder's life no two are alike by chance. */
    private static final int LENGTH = 12;

    private final MessageDigest digest;

    private Revision() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The script with its revision filled in. */
    static Script stamp(Script script) {
        return new Script(
                script.id(),
                script.kind(),
                script.title(),
                script.scope(),
                script.queue(),
                script.escalation(),
                script.priority(),
                script.danger(),
                script.partner(),
                script.urgentWhen(),
                script.owner(),
                script.reviewBy(),
                script.source(),
                script.answers(),
                script.ask(),
                script.choices(),
                script.tests(),
                script.examples(),
                of(script));
    }

    private static String of(Script script) {
        return of(
                script.id(),
                script.kind(),
                script.title(),
                script.scope(),
                script.queue(),
                script.escalation(),
                script.priority(),
                script.danger(),
                script.partner(),
                script.urgentWhen(),
                script.owner(),
                script.reviewBy(),
                script.source(),
                script.answers(),
                script.ask(),
                script.choices(),
                script.tests(),
                script.examples());
    }

    /** The revision of values: texts, numbers, records, and lists, maps and optionals of them. Order matters in lists, not in maps. */
    static String of(Object... values) {
        Revision revision = new Revision();
        for (Object value : values) {
            revision.add(value);
        }
        return HexFormat.of().formatHex(revision.digest.digest()).substring(0, LENGTH);
    }

    private void add(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, content) -> sorted.put(String.valueOf(key), content));
            addSize('m', sorted.size());
            sorted.forEach((key, content) -> {
                add(key);
                add(content);
            });
        } else if (value instanceof Collection<?> list) {
            addSize('l', list.size());
            list.forEach(this::add);
        } else if (value instanceof Optional<?> optional) {
            addSize('o', optional.isPresent() ? 1 : 0);
            optional.ifPresent(this::add);
        } else if (value instanceof GoldenPhrase phrase) {
            add(phrase.say());
            add(phrase.expect());
        } else if (value instanceof Answer answer) {
            if (!answer.audience().isEverybody()) {
                add(answer.audience().landlord());
                add(answer.audience().commune());
            }
            add(answer.from());
            add(answer.until());
            add(answer.withPartner());
            add(answer.sms());
            add(answer.voice());
        } else {
            byte[] bytes = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            addSize('t', bytes.length);
            digest.update(bytes);
        }
    }

    /** Lengths go first, so that no two contents read alike. */
    private void addSize(char type, int size) {
        digest.update((byte) type);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(size).array());
    }
}
