package org.palier.web;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** Hashes and checks passwords by Argon2id with 19 MiB, 2 passes and 1 lane (OWASP's minimum): about half a second each, on purpose. */
final class Passwords {
    static final int LEAST_CHARACTERS = 10;
    static final int MOST_CHARACTERS = 200;

    private static final Argon2Function ARGON = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private Passwords() {}

    /**
     * The encoded hash, salt included.
     *
     * @throws IllegalArgumentException with a sentence, if the password is too short or too long
     */
    static String hash(String password) {
        if (password.length() < LEAST_CHARACTERS || password.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("A password has " + LEAST_CHARACTERS + " to " + MOST_CHARACTERS
                    + " characters; several words make a good one.");
        }
        return Password.hash(password).addRandomSalt(16).with(ARGON).getResult();
    }

    static boolean matches(String password, String hash) {
        return password.length() <= MOST_CHARACTERS
                && Password.check(password, hash).with(ARGON);
    }
}
