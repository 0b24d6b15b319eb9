package org.palier.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
        return free(atWork(landlord, now, restricted), landlord, now).stream()
                .limit(MOST)
                .toList();
    }

    /** For an urgent request: those on call, then the staff; who is in a call comes last, and may hear that somebody else calls. */
    List<Callee> urgent(Landlord landlord, Instant now) {
        List<Callee> callees = new ArrayList<>();
        landlord.onDuty(now).forEach(phone -> callees.add(Callee.of(phone.phone(), null)));
        List<Callee> present = atWork(landlord, now, false);
        Stream.concat(free(present, landlord, now).stream(), present.stream()).forEach(one -> {
            if (callees.stream().noneMatch(other -> other.phone().equals(one.phone()))) {
                callees.add(one);
            }
        });
        return callees.stream().limit(MOST).toList();
    }

    /** Those of them who are not in a call, in the same order. */
    List<Callee> free(List<Callee> callees, Landlord landlord, Instant now) {
        if (callees.isEmpty()) {
            return callees;
        }
        Set<Long> busy = database.read(tx -> Rings.busy(tx, landlord.id(), now));
        return callees.stream()
                .filter(callee -> callee.staffId() == null || !busy.contains(callee.staffId()))
                .toList();
    }

    private List<Callee> atWork(Landlord landlord, Instant now, boolean restricted) {
        return landlord.hours().openAt(now) ? staff.onDuty(landlord.id(), restricted) : List.of();
    }
}
