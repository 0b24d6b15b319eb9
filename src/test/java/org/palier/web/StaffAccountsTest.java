package org.palier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.database.Database;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;

class StaffAccountsTest {
    @TempDir
    private Path folder;

    private Database database;
    private StaffAccounts accounts;
    private long landlord;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(folder.resolve("palier.db"));
        landlord = new Landlords(database, Clock.systemUTC())
                .store("example.yaml", LandlordFile.example())
                .id();
        accounts = new StaffAccounts(database, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_person_signs_in_with_the_right_password_only() {
        accounts.add(landlord, "Anne@Habitat.example", "Anne", Staff.Role.AGENT, "un mot de passe");

        assertThat(accounts.signIn("anne@habitat.example", "un mot de passe"))
                .map(Staff::name)
                .contains("Anne");
        assertThat(accounts.signIn("ANNE@habitat.example", "un mot de passe")).isPresent();
        assertThat(accounts.signIn("anne@habitat.example", "un autre mot de passe"))
                .isEmpty();
        assertThat(accounts.signIn("personne@habitat.example", "un mot de passe"))
                .isEmpty();
        assertThat(accounts.of(landlord)).extracting(Staff::role).containsExactly(Staff.Role.AGENT);
    }

    @Test
    void the_password_is_stored_as_argon2id_only() {
        accounts.add(landlord, "anne@habitat.example", "Anne", Staff.Role.ADMIN, "un mot de passe");

        String stored = database.read(tx ->
                tx.createQuery("SELECT password FROM staff").mapTo(String.class).one());

        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("un mot de passe");
    }

    @Test
    void an_address_has_one_account() {
        assertThat(accounts.add(landlord, "anne@habitat.example", "Anne", Staff.Role.AGENT, "un mot de passe"))
                .isPresent();
        assertThat(accounts.add(landlord, "ANNE@habitat.example", "Ann", Staff.Role.ADMIN, "un mot de passe"))
                .isEmpty();
    }

    @Test
    void what_cannot_be_an_account_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> accounts.add(landlord, "anne", "Anne", Staff.Role.AGENT, "un mot de passe"))
                .hasMessage("'anne' is not an e-mail address.");
        assertThatThrownBy(() -> accounts.add(landlord, "a@b.example", " ", Staff.Role.AGENT, "un mot de passe"))
                .hasMessage("A name has 1 to 100 characters.");
        assertThatThrownBy(() -> accounts.add(landlord, "a@b.example", "Anne", Staff.Role.AGENT, "court"))
                .hasMessageStartingWith("A password has 10 to 200 characters");
    }
}
