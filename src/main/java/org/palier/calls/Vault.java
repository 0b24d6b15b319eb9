package org.palier.calls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A folder of files that only the holder of the key can read: AES-256 in Galois/Counter mode, a fresh nonce before each, and the file's own
 * name authenticated with it, so that no file can stand in for another.
 */
final class Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String SUFFIX = ".gcm";

    private final Path folder;
    private final SecretKeySpec key;
    private final SecureRandom random;

    /**
     * @param key 64 hexadecimal digits
     */
    Vault(Path folder, String key, SecureRandom random) {
        this.folder = folder;
        this.key = new SecretKeySpec(HexFormat.of().parseHex(key), "AES");
        this.random = random;
    }

    /** Writes a file, which is on disk when this returns. */
    void seal(String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, name, nonce, content, 0);
        byte[] file = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, file, NONCE, sealed.length);
        Path part = folder.resolve(name + ".part");
        Files.write(
                part,
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(part, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * @throws IOException if the file is not there, was sealed with another key, or was changed
     */
    byte[] open(String name) throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve(name + SUFFIX));
        if (file.length < NONCE) {
            throw new IOException("a file of the vault is cut short");
        }
        return crypt(Cipher.DECRYPT_MODE, name, Arrays.copyOf(file, NONCE), file, NONCE);
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name + SUFFIX));
    }

    /** The names of all files. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList();
        }
    }

    private byte[] crypt(int mode, String name, byte[] nonce, byte[] content, int offset) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content, offset, content.length - offset);
        } catch (GeneralSecurityException e) {
            throw new IOException("the vault's key does not fit this file, or it was changed", e);
        }
    }
}
