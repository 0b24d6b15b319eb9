package org.palier.web;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.palier.database.Database;

/** The six digits of an authenticator app (RFC 6238), for who wants them. A code opens once, and a clock may be off by one step. */
final class SecondFactor {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_BYTES = 20;

    private final Database database;
    private final Clock clock;
    private final Secrets secrets;
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    SecondFactor(Database database, Clock clock, Secrets secrets) {
        this.database = database;
        this.clock = clock;
        this.secrets = secrets;
    }

    private record Key(String base32, long usedStep) {}

    /** A new key, to be kept only once a code shows that the app has it. */
    String draw() {
        byte[] key = secrets.bytes(KEY_BYTES);
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < KEY_BYTES * 8; bit += 5) {
            int value = 0;
            for (int i = bit; i < bit + 5; i++) {
                value = (value << 1) | ((key[i / 8] >> (7 - i % 8)) & 1);
            }
            text.append(ALPHABET.charAt(value));
        }
        return text.toString();
    }

    /** The address by which an app takes a key in. */
    static String address(String key, String account) {
        String name = URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/Palier:" + name + "?secret=" + key + "&issuer=Palier";
    }

    /** Asks for a code from now on, if this one is of the key. */
    boolean begin(long staffId, String key, String code) {
        Optional<Long> step = key.matches("[A-Z2-7]{32}") ? step(key, code, 0) : Optional.empty();
        step.ifPresent(used -> database.write(
                tx -> tx.execute("UPDATE staff SET totp = ?, totp_step = ? WHERE id = ?", key, used, staffId)));
        return step.isPresent();
    }

    void end(long staffId) {
        database.write(tx -> tx.execute("UPDATE staff SET totp = NULL, totp_step = NULL WHERE id = ?", staffId));
    }

    /** Whether a code is right and was not used before; it is used up. */
    boolean accepts(long staffId, String code) {
        return database.write(tx -> {
            Optional<Key> key = tx.createQuery("SELECT totp, totp_step FROM staff WHERE id = ? AND totp IS NOT NULL")
                    .bind(0, staffId)
                    .map((row, context) -> new Key(row.getString("totp"), row.getLong("totp_step")))
                    .findOne();
            Optional<Long> step = key.flatMap(known -> step(known.base32, code, known.usedStep));
            step.ifPresent(used -> tx.execute("UPDATE staff SET totp_step = ? WHERE id = ?", used, staffId));
            return step.isPresent();
        });
    }

    /** The time step whose code this is, if it is a later one than was used. */
    private Optional<Long> step(String key, String code, long used) {
        String digits = code.replaceAll("\\s", "");
        Duration length = generator.getTimeStep();
        long now = clock.millis() / length.toMillis();
        for (long step = now - 1; step <= now + 1; step++) {
            if (step > used && digits.equals(code(key, Instant.ofEpochMilli(step * length.toMillis())))) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    private String code(String key, Instant moment) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(bytes(key), generator.getAlgorithm()), moment, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a key of bytes is a key", e);
        }
    }

    private static byte[] bytes(String base32) {
        byte[] key = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < key.length * 8; bit++) {
            int value = ALPHABET.indexOf(base32.charAt(bit / 5));
            if (((value >> (4 - bit % 5)) & 1) == 1) {
                key[bit / 8] |= (byte) (1 << (7 - bit % 8));
            }
        }
        return key;
    }
}
