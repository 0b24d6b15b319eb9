package org.palier.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.palier.landlords.Landlord;

/** Who can be rung at a moment, in turn. */
final class Roster {
    /** More telephones than these would take longer than anybody waits. */
    private static final int MOST = 6;

    private final StaffPhones staff;

    Roster(StaffPhones staff) {
        this.staff = staff;
    }

    /**
     * For a caller who wants a person: the staff, in opening hours.
     *
     * @param restricted whether a request is open that few may see
     */
    List<Callee> usual(Landlord landlord, Instant now, boolean restricted) {
        return landlord.hours().openAt(now)
                ? staff.onDuty(landlord.id(), restricted).stream().limit(MOST).toList()
                : List.of();
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
