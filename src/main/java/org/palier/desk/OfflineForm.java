package org.palier.desk;

import io.javalin.http.Context;
import java.util.Optional;
import org.palier.line.OfflineContact;
import org.palier.phones.PhoneNumber;
import org.palier.web.Posted;
import org.palier.web.Staff;

/**
 * A contact as it stands in the form; nothing of it is believed yet.
 *
 * @param intent a script, {@link #AUTOMATIC}, or empty for none
 * @param queue a team, or {@link #AUTOMATIC}
 * @param next {@code wait}, {@code mine}, or an outcome of the desk
 */
public record OfflineForm(
        String way,
        String number,
        String name,
        String residence,
        String language,
        String words,
        String intent,
        String queue,
        boolean urgent,
        String next) {
    /** Left to the assistant. */
    public static final String AUTOMATIC = "auto";

    static final OfflineForm EMPTY =
            new OfflineForm("VISIT", "", "", "", "fr", "", AUTOMATIC, AUTOMATIC, false, "wait");

    private static final int LONGEST_TEXT = 1_600;
    private static final int LONGEST_NAME = 200;

    static OfflineForm read(Context ctx) {
        return new OfflineForm(
                Posted.text(ctx, "way"),
                Posted.text(ctx, "number"),
                Posted.text(ctx, "name"),
                Posted.text(ctx, "residence"),
                Posted.text(ctx, "language"),
                Posted.text(ctx, "words"),
                Posted.text(ctx, "intent"),
                Posted.text(ctx, "queue"),
                Posted.ticked(ctx, "urgent"),
                Posted.text(ctx, "next"));
    }

    /** The key of a sentence that says what is wrong; empty if nothing is. */
    Optional<String> problem() {
        if (number.isEmpty() && name.isEmpty()) {
            return Optional.of("desk.offline-contact.nobody");
        }
        if (!number.isEmpty() && phone().isEmpty()) {
            return Optional.of("desk.offline-contact.number");
        }
        if (words.isEmpty() || words.length() > LONGEST_TEXT) {
            return Optional.of("desk.offline-contact.words");
        }
        return name.length() > LONGEST_NAME || residence.length() > LONGEST_NAME
                ? Optional.of("desk.offline-contact.long")
                : Optional.empty();
    }

    Optional<PhoneNumber> phone() {
        return PhoneNumber.ofHandwritten(number);
    }

    OfflineContact.Way known() {
        for (OfflineContact.Way each : OfflineContact.Way.values()) {
            if (each.name().equals(way)) {
                return each;
            }
        }
        return OfflineContact.Way.VISIT;
    }

    boolean namesQueue() {
        return Staff.QUEUES.contains(queue);
    }

    @Override
    public String toString() {
        return "OfflineForm[" + way + "]";
    }
}
