package org.palier.studio;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.palier.conversations.Audit;
import org.palier.web.Staff;
import org.palier.web.StaffAccounts;

/**
 * Puts drafts on air at the moment that was chosen. Each is tried again right before: what has changed since may bar it, and then it waits for
 * a person. Run it every few seconds.
 */
public final class Timetable implements Runnable {
    private final Studio studio;
    private final StaffAccounts accounts;
    private final Trials trials;
    private final Publishing publishing;

    /**
     * @param trials of its own: nobody who looks at another draft may get in its way
     */
    public Timetable(Studio studio, StaffAccounts accounts, Trials trials) {
        this.studio = studio;
        this.accounts = accounts;
        this.trials = trials;
        this.publishing = new Publishing(studio);
    }

    @Override
    public void run() {
        Instant now = studio.clock().instant();
        studio.database().read(Plans::all).stream()
                .filter(plan -> !plan.failed() && !plan.due().isAfter(now))
                .findFirst()
                .ifPresent(this::publish);
    }

    private void publish(Plan plan) {
        Optional<Staff> staff =
                accounts.withId(plan.landlordId(), plan.staffId()).filter(person -> person.role() == Staff.Role.ADMIN);
        List<Manuscript> drafts = studio.database().read(Manuscripts::all).stream()
                .filter(draft -> plan.files().contains(draft.file()))
                .toList();
        Map<String, String> files = new TreeMap<>();
        drafts.forEach(draft -> files.put(draft.file(), draft.content()));
        Proof proof = studio.press().proof(files);
        if (staff.isEmpty() || proof.scripts().isEmpty()) {
            fail(plan);
            return;
        }
        Trial trial =
                trials.of(proof, studio.landlords().withId(plan.landlordId()).orElseThrow(), plan.number());
        if (trial.failed()) {
            fail(plan);
        } else if (trial.verdict().isPresent()
                && !publishing.publish(staff.get(), drafts, trial.verdict().get(), plan.message())
                && proof.base() == studio.press().onAir().edition().publication()) {
            fail(plan);
        }
    }

    private void fail(Plan plan) {
        Instant now = studio.clock().instant();
        studio.database().write(tx -> {
            Plans.failed(tx, plan, now);
            Audit.of(plan.landlordId(), "script-plan-failed")
                    .by(plan.staffId())
                    .detail(String.join(" ", plan.files()))
                    .add(tx, now);
            return plan;
        });
    }
}
