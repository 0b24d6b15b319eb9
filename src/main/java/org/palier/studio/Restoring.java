package org.palier.studio;

import java.time.Instant;
import java.util.Map;
import org.palier.conversations.Audit;
import org.palier.intents.Scripts;
import org.palier.web.Staff;

/** The way back to an earlier revision: at once, or by a draft that a second person publishes where it touches danger. */
final class Restoring {
    private final Studio studio;

    Restoring(Studio studio) {
        this.studio = studio;
    }

    /** How it ended. */
    enum Outcome {
        RESTORED,
        /** It touches danger: it waits as a draft for another person. */
        DRAFTED,
        /** It touches danger, and somebody is writing a draft of the same file. */
        IN_THE_WAY,
        /** It cannot be read today, or something else was published meanwhile. */
        REFUSED
    }

    /**
     * Takes up the content of an earlier revision again.
     *
     * @param message that the new revision is kept with
     */
    Outcome restore(Staff staff, Revision revision, String message) {
        Proof proof = studio.press().proof(Map.of(revision.file(), revision.content()));
        if (proof.scripts().isEmpty()) {
            return Outcome.REFUSED;
        }
        Scripts after = proof.scripts().get();
        if (studio.secondPerson() && DangerTouched.isAbout(revision.file(), studio.live(), after)) {
            return draft(staff, revision) ? Outcome.DRAFTED : Outcome.IN_THE_WAY;
        }
        return publish(staff, revision, proof, message) ? Outcome.RESTORED : Outcome.REFUSED;
    }

    private boolean draft(Staff staff, Revision revision) {
        Instant now = studio.clock().instant();
        return studio.database().write(tx -> {
            boolean kept = Manuscripts.save(tx, revision.file(), revision.content(), 0, staff.id(), now)
                    .isPresent();
            if (kept) {
                audit(staff, revision, "script-restore-drafted").add(tx, now);
            }
            return kept;
        });
    }

    private boolean publish(Staff staff, Revision revision, Proof proof, String message) {
        Instant now = studio.clock().instant();
        return studio.press()
                .publish(
                        proof,
                        studio.press().edition(proof),
                        new Revisions.Imprint(Revisions.Kind.RESTORE, staff.id(), null, message),
                        (tx, publication) ->
                                audit(staff, revision, "script-restored").add(tx, now));
    }

    private static Audit audit(Staff staff, Revision revision, String action) {
        return Audit.of(staff.landlordId(), action).by(staff.id()).detail(revision.file());
    }
}
