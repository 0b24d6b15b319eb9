package org.palier.intents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps what was read from a folder in one file, so that the next start need not parse the same YAML again: in a cold Java that takes a
 * second of processor time, this a tenth of it. The file is only ever a copy. It is used if it was written from the same bytes
 * by the same program, and is whole; otherwise the folder is read and the file written anew.
 */
final class ScriptCache {
    private static final int HASH = 32;

    private final Path file;
    private final String program;

    /**
     * @param program what tells this build of Palier from another: one that reads or checks differently must not trust the other's file
     */
    ScriptCache(Path file, String program) {
        this.file = file;
        this.program = program;
    }

    /** Size and time of the jar that this class came from; empty where it runs from loose classes, which change at any time. */
    static Optional<String> program() {
        try {
            Path jar = Path.of(ScriptCache.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(jar)
                    ? Optional.of(Files.size(jar) + " "
                            + Files.getLastModifiedTime(jar).toMillis())
                    : Optional.empty();
        } catch (IOException | java.net.URISyntaxException | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    /** What was read from the same files; empty if that is not at hand. */
    Optional<Scripts> read(Map<String, byte[]> files) {
        try {
            byte[] stored = Files.readAllBytes(file);
            if (stored.length < 2 * HASH) {
                return Optional.empty();
            }
            byte[] content = Arrays.copyOfRange(stored, 2 * HASH, stored.length);
            boolean same = Arrays.equals(key(files), Arrays.copyOfRange(stored, 0, HASH));
            boolean whole = Arrays.equals(sha256().digest(content), Arrays.copyOfRange(stored, HASH, 2 * HASH));
            return same && whole
                    ? Optional.of(ScriptCodec.read(new DataInputStream(new ByteArrayInputStream(content))))
                    : Optional.empty();
        } catch (IOException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    /** Keeps what was read. A cache that cannot be written is no error: the next start takes longer. */
    void write(Map<String, byte[]> files, Scripts scripts) {
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            ScriptCodec.write(scripts, new DataOutputStream(content));
            ByteArrayOutputStream stored = new ByteArrayOutputStream();
            stored.write(key(files));
            stored.write(sha256().digest(content.toByteArray()));
            content.writeTo(stored);
            Path draft = Files.createTempFile(
                    file.toAbsolutePath().getParent(), file.getFileName().toString(), ".new");
            try {
                Files.write(draft, stored.toByteArray());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | RuntimeException unwritable) {
            // The folder was read all the same.
        }
    }

    private byte[] key(Map<String, byte[]> files) {
        MessageDigest digest = sha256();
        digest.update(program.getBytes(StandardCharsets.UTF_8));
        new TreeMap<>(files).forEach((name, bytes) -> {
            byte[] title = name.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(title.length)
                    .putInt(bytes.length)
                    .array());
            digest.update(title);
            digest.update(bytes);
        });
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
