package org.palier;

import java.util.List;
import java.util.Optional;
import org.palier.landlords.InvalidLandlordException;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;
import org.palier.phones.PhoneNumber;
import org.palier.web.Staff;
import org.palier.web.StaffAccounts;

/** What demo mode brings along: a fictional landlord and two accounts that everybody may know. */
final class Demo {
    static final String PASSWORD = "palier-demo";
    static final String AGENT = "agent@demo.example";
    static final String ADMIN = "admin@demo.example";

    private static final String LINE = "+33 5 36 49 00 01";

    private Demo() {}

    /** Stores the landlord unless there is one; on the number that the settings impose, if they do. */
    static void landlord(Landlords landlords, Optional<PhoneNumber> number) {
        List<Landlord> known = landlords.all();
        if (known.isEmpty()
                || number.filter(line -> landlords.of(line).isEmpty()).isPresent()) {
            String line = number.map(PhoneNumber::e164).orElse(LINE);
            try {
                landlords.store("example.yaml", LandlordFile.example().replace(LINE, line));
            } catch (InvalidLandlordException e) {
                throw new IllegalStateException("the example in the program is a landlord", e);
            }
        }
    }

    /** The key of the adviser whom the test phone plays. */
    static long adviser(StaffAccounts accounts, Landlord landlord) {
        return accounts.of(landlord.id()).stream()
                .filter(staff -> staff.email().equals(AGENT))
                .findFirst()
                .map(Staff::id)
                .orElse(0L);
    }

    /** Opens the accounts unless they are there. Slow, because passwords are. */
    static void accounts(StaffAccounts accounts, Landlord landlord) {
        List<String> known =
                accounts.of(landlord.id()).stream().map(Staff::email).toList();
        if (!known.contains(AGENT)) {
            accounts.add(landlord.id(), AGENT, "Camille (démo)", Staff.Role.AGENT, PASSWORD);
        }
        if (!known.contains(ADMIN)) {
            accounts.add(landlord.id(), ADMIN, "Dominique (démo)", Staff.Role.ADMIN, PASSWORD);
        }
    }
}
