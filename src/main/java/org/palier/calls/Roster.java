package org.palier.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.palier.database.Database;
import org.palier.landlords.Landlord;

/** Who can be rung at a moment, in turn. */
final class Roster {
    /** More telephones than these would take longer than anybody waits. */
    private static final int MOST = 6;

    private final StaffPhones staff;
    private final Database database;

    Roster(StaffPhones staff, Database database) {
        this.staff = staff;
        this.database = database;
    }

    /**
     * For a caller who wants a person: the staff, in opening hours. Who is in a call is not rung: a second one would only disturb it.
     *
     * @param restricted whether a request is open that few may see
     */
    List<Callee> usual(Landlord landlord, Instant now, boolean restricted) {
        if (!landlord.hours().openAt(now)) {
            return List.of();
        }
        List<Callee> onDuty = staff.onDuty(landlord.id(), restricted);
        if (onDuty.isEmpty()) {
            return onDuty;
        }
        Set<Long> busy = database.read(tx -> Rings.busy(tx, landlord.id(), now));
        return onDuty.stream()
                .filter(callee -> callee.staffId() == null || !busy.contains(callee.staffId()))
                .limit(MOST)
                .toList();
    }

    /** For an urgent request: those on call, then the staff. */
    List<Callee> urgent(Landlord landlord, Instant now) {
        List<Callee> callees = new ArrayList<>();
        landlord.onDuty(now).forEach(phone -> callees.add(Callee.of(phone.phone(), null)));
        usual(landlord, now, false).stream()
                .filter(one -> callees.stream().noneMatch(other -> other.phone().equals(one.phone())))
                .forEach(callees::add);
        return callees.stream().limit(MOST).toList();
    }
}
