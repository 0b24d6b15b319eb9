package org.palier;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.landlords.InvalidLandlordException;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;
import org.palier.phones.PhoneNumber;
import org.palier.web.Duty;
import org.palier.web.Staff;
import org.palier.web.StaffAccounts;

/** What demo mode brings along: a fictional landlord and five accounts that everybody may know. */
final class Demo {
    static final String PASSWORD = "palier-demo";
    static final String AGENT = "agent@demo.example";
    static final String COLLEAGUE = "agent2@demo.example";
    static final String SUPERVISOR = "supervisor@demo.example";
    static final String ADMIN = "admin@demo.example";

    /** A script about danger takes two persons. */
    static final String SECOND_ADMIN = "admin2@demo.example";

    /** Of the password above, which is no secret: hashing it anew would cost each first start half a second. */
    private static final String HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$NXkpj17NuncR7mVaO/w1bw$T98wsneb5h3DR7LidrtgLSstqcdKi21qWyay6us0Ex4";

    /** Fictional, as all numbers of the demo. */
    static final PhoneNumber AGENT_PHONE = new PhoneNumber("+33639980097");

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

    /**
     * Opens the accounts unless they are there.
     *
     * @return the key of the agent
     */
    static long accounts(StaffAccounts accounts, Duty duty, Landlord landlord) {
        add(accounts, landlord, AGENT, "Camille (démo)", Staff.Role.AGENT);
        add(accounts, landlord, COLLEAGUE, "Sacha (démo)", Staff.Role.AGENT);
        add(accounts, landlord, SUPERVISOR, "Noa (démo)", Staff.Role.SUPERVISOR);
        add(accounts, landlord, ADMIN, "Dominique (démo)", Staff.Role.ADMIN);
        add(accounts, landlord, SECOND_ADMIN, "Alix (démo)", Staff.Role.ADMIN);
        duty.assign(AGENT, Optional.of(AGENT_PHONE), true);
        return accounts.of(landlord.id()).stream()
                .filter(staff -> staff.email().equals(AGENT))
                .findFirst()
                .map(Staff::id)
                .orElse(0L);
    }

    private static void add(StaffAccounts accounts, Landlord landlord, String email, String name, Staff.Role role) {
        accounts.addHashed(
                landlord.id(), email, name, new StaffAccounts.Powers(role, Set.copyOf(Staff.QUEUES), true), HASH);
    }
}
