package org.palier.web;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.database.Database;

/** All by which staff come in: the gate before every page, sign-in and links, one's own account, and the accounts of all. */
public final class StaffEntrance {
    private final StaffAccounts accounts;
    private final OneTimeLinks links;
    private final URI publicUrl;
    private final List<Feature> features;

    /**
     * @param zone in which pages tell the time
     */
    public StaffEntrance(
            Database database, Clock clock, SecureRandom random, Pages pages, Duty duty, URI publicUrl, ZoneId zone) {
        Secrets secrets = new Secrets(random);
        Sessions sessions = new Sessions(database, clock, secrets);
        SecondFactor factor = new SecondFactor(database, clock, secrets);
        this.accounts = new StaffAccounts(database, clock);
        this.links = new OneTimeLinks(database, clock, secrets);
        this.publicUrl = publicUrl;
        Gate gate = new Gate(sessions, publicUrl);
        this.features = List.of(
                gate,
                new SignInPages(pages, gate, new SignIns(accounts, clock), links, factor),
                new JoinPages(pages, gate, database, accounts, links),
                new AccountPages(pages, gate, database, accounts, sessions, factor, duty, zone),
                new StaffPages(pages, accounts, sessions, links, factor, publicUrl));
    }

    public List<Feature> features() {
        return features;
    }

    /** The address at which the first admin of a landlord is made; empty when somebody has an account already. */
    public Optional<String> firstLink(long landlordId) {
        if (!accounts.of(landlordId).isEmpty()) {
            return Optional.empty();
        }
        String token = links.make(new OneTimeLinks.Link(
                OneTimeLinks.Kind.FIRST, landlordId, null, "", "", Staff.Role.ADMIN, Set.copyOf(Staff.QUEUES), true));
        return Optional.of(address(publicUrl, token));
    }

    static String address(URI publicUrl, String token) {
        return publicUrl + JoinPages.PATH + token;
    }
}
