package org.palier.web;

import java.util.Optional;

/** Says in a sentence what is wrong with an address, a name or a password that somebody typed. */
final class Credentials {
    private Credentials() {}

    static Optional<String> problem(Wording words, String email, String name, String password) {
        return who(words, email, name).or(() -> password(words, password));
    }

    static Optional<String> who(Wording words, String email, String name) {
        try {
            StaffAccounts.checkEmail(email);
        } catch (IllegalArgumentException e) {
            return Optional.of(words.text("credentials.email"));
        }
        return name.isBlank() || name.length() > 100 ? Optional.of(words.text("credentials.name")) : Optional.empty();
    }

    static Optional<String> password(Wording words, String password) {
        boolean fits =
                password.length() >= Passwords.LEAST_CHARACTERS && password.length() <= Passwords.MOST_CHARACTERS;
        return fits ? Optional.empty() : Optional.of(words.text("credentials.password", Passwords.LEAST_CHARACTERS));
    }
}
