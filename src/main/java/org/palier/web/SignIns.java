package org.palier.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Tries passwords and codes, few at once because each costs much memory and time, and more slowly after failures: of an account, whoever
 * tries it, and of an address, whatever it tries.
 */
final class SignIns {
    private static final int AT_ONCE = 3;

    private final StaffAccounts accounts;
    private final Throttle byAccount;
    private final Throttle byAddress;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    SignIns(StaffAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.byAccount = new Throttle(5, clock);
        this.byAddress = new Throttle(30, clock);
    }

    /**
     * What a try brought.
     *
     * @param pause how long to wait before the next one; then nothing was tried
     */
    record Tried(Optional<Staff> staff, Duration pause) {}

    Tried password(String email, String password, String address) {
        String account = email.toLowerCase(Locale.ROOT);
        Duration wait = longer(byAccount.wait(account), byAddress.wait(address));
        if (!wait.isZero()) {
            return new Tried(Optional.empty(), wait);
        }
        places.acquireUninterruptibly();
        try {
            Optional<Staff> staff = accounts.signIn(email, password);
            keep(staff.isPresent(), account, address);
            return new Tried(staff, Duration.ZERO);
        } finally {
            places.release();
        }
    }

    Optional<Staff> account(long landlordId, long id) {
        return accounts.withId(landlordId, id);
    }

    /** How long to wait before one more code is tried for an account. */
    Duration waitForCode(Staff staff) {
        return byAccount.wait("code " + staff.id());
    }

    void triedCode(Staff staff, boolean right) {
        keep(right, "code " + staff.id(), "");
    }

    private void keep(boolean right, String account, String address) {
        if (right) {
            byAccount.succeeded(account);
        } else {
            byAccount.failed(account);
            byAddress.failed(address);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
