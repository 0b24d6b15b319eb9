package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.calls.Mailbox;
import org.palier.calls.Outgoing;
import org.palier.calls.Recordings;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.phones.PhoneNumber;
import org.palier.web.Feature;
import org.palier.web.Posted;
import org.palier.web.Ranged;

/** Calling the tenant of a conversation, and hearing what callers left. */
public final class CallRoutes implements Feature {
    private final Workplace place;
    private final Outgoing outgoing;
    private final Mailbox mailbox;

    public CallRoutes(Workplace place, Outgoing outgoing, Mailbox mailbox) {
        this.place = place;
        this.outgoing = outgoing;
        this.mailbox = mailbox;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.post("/desk/c/{id}/call", this::call);
        routes.get("/desk/voice/{id}", this::voice);
    }

    /** What a person may do about calling. */
    CallPanel panel(Visit visit, Dossier dossier) {
        Optional<PhoneNumber> mine = place.duty().phone(visit.staff().id());
        Optional<Outgoing.Target> target = outgoing.target(dossier.conversation());
        return new CallPanel(
                obstacle(visit, dossier, mine.isPresent(), target.isPresent()),
                mine.map(PhoneNumber::readable).orElse(""),
                new PhoneNumber(dossier.conversation().line()).readable(),
                target.filter(Outgoing.Target::left).isPresent(),
                dossier.careful(),
                dossier.callHours());
    }

    private static @Nullable String obstacle(Visit visit, Dossier dossier, boolean phone, boolean reachable) {
        if (!reachable) {
            return "unreachable";
        }
        if (!dossier.isHeldBy(visit.staff())) {
            return "not-held";
        }
        return phone ? null : "no-phone";
    }

    private void call(Context ctx) {
        Visit visit = Visit.of(ctx);
        visit.lead("/desk/c/" + visit.id(), call(visit));
    }

    private Told call(Visit visit) {
        Dossier dossier = place.database()
                .read(tx -> Cases.maySee(tx, visit.staff(), visit.id())
                        ? Dossier.of(
                                tx,
                                visit.staff(),
                                visit.id(),
                                null,
                                place::title,
                                place.clock().instant())
                        : Optional.<Dossier>empty())
                .orElseThrow(NotFoundResponse::new);
        if (!dossier.isHeldBy(visit.staff())) {
            return Told.NOT_YOURS;
        }
        if (dossier.careful() && !Posted.ticked(visit.ctx(), "sure")) {
            return Told.CALL_UNSURE;
        }
        return switch (outgoing.call(visit.id(), visit.staff().id())) {
            case RINGING -> Told.CALL_RINGING;
            case GONE -> Told.GONE;
            case NO_PHONE -> Told.CALL_NO_PHONE;
            case UNREACHABLE -> Told.CALL_UNREACHABLE;
            case BUSY -> Told.CALL_BUSY;
            case NOT_PLACED -> Told.CALL_NOT_PLACED;
        };
    }

    /** Plays a message, in the parts that the player asks for, and keeps who listened. */
    private void voice(Context ctx) {
        Visit visit = Visit.of(ctx);
        Recordings.Recording recording = place.database()
                .read(tx -> Recordings.withId(tx, visit.id()))
                .filter(found -> found.landlordId() == visit.staff().landlordId())
                .orElseThrow(NotFoundResponse::new);
        Conversation conversation = Optional.ofNullable(recording.conversationId())
                .flatMap(id -> place.database()
                        .read(tx -> Cases.maySee(tx, visit.staff(), id)
                                ? Conversations.withId(tx, id)
                                : Optional.<Conversation>empty()))
                .orElseThrow(NotFoundResponse::new);
        Mailbox.Audio audio =
                mailbox.audio(visit.staff().landlordId(), recording.id()).orElseThrow(NotFoundResponse::new);
        boolean begins = Listening.begins(ctx.header("Range"));
        place.database().write(tx -> {
            Listening.note(
                    tx,
                    visit.staff().id(),
                    conversation,
                    recording,
                    begins,
                    place.clock().instant());
            return true;
        });
        Ranged.answer(ctx, audio.content(), audio.contentType());
    }
}
