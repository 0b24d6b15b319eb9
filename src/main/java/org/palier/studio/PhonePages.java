package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.dialogue.Decision;
import org.palier.dialogue.Heard;
import org.palier.dialogue.Situation;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;
import org.palier.dialogue.Turn;
import org.palier.intents.Channel;
import org.palier.landlords.Landlord;
import org.palier.landlords.Notices;
import org.palier.landlords.Situations;
import org.palier.web.Feature;

/**
 * The phone beside the editor. It talks to the draft as it is at that moment, at any pretended time with the notices of that time, and tells
 * how each message was understood. Nothing is stored, sent or opened; what the dialogue remembers goes to the page and comes back with the next message.
 */
public final class PhonePages implements Feature {
    private static final List<String> REFERENCES = List.of("100001", "100002", "100003", "100004");
    private static final int MOST_CHARACTERS = 1_600;

    private final Studio studio;
    private final Notices notices;

    public PhonePages(Studio studio, Notices notices) {
        this.studio = studio;
        this.notices = notices;
    }

    /**
     * One message and what the draft answered.
     *
     * @param topic title of the script that was understood; empty for none
     * @param runnerUp title of the second one; empty for none
     */
    public record Exchange(String text, List<String> say, Decision decision, String topic, String runnerUp) {
        public long percent() {
            return Math.round(100 * decision.confidence());
        }
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.post("/studio/s/{subject}/try", this::say);
    }

    private void say(Context ctx) {
        Visit visit = Visit.of(ctx);
        String subject = visit.subject();
        Work work = studio.database()
                .read(tx -> Work.of(tx, subject, studio.live()))
                .orElseThrow(NotFoundResponse::new);
        Map<String, Object> values = new HashMap<>();
        String text = visit.text("text");
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            throw new BadRequestResponse();
        }
        Proof proof = studio.press().proof(Map.of(work.file(), work.content()));
        values.put("broken", proof.scripts().isEmpty());
        if (proof.scripts().isPresent()) {
            Edition draft = studio.press().edition(proof);
            Turn turn = draft.dialogue().next(state(visit), heard(visit, text), situation(visit));
            Decision decision = turn.decision();
            values.put(
                    "exchange",
                    new Exchange(
                            text,
                            turn.say(),
                            decision,
                            title(draft, decision.intent()),
                            title(draft, decision.runnerUp())));
            values.put("state", StateJson.write(turn.state()));
        }
        studio.pages().show(ctx, "studio/said.jte", studio.page(visit, "nav.studio"), values);
    }

    private static String title(Edition draft, Optional<String> intent) {
        return intent.map(id ->
                        draft.scripts().script(id).map(script -> script.title()).orElse(id))
                .orElse("");
    }

    private static State state(Visit visit) {
        String kept = visit.text("state");
        try {
            return kept.isEmpty() ? State.initial() : StateJson.read(kept);
        } catch (RuntimeException e) {
            throw new BadRequestResponse();
        }
    }

    private static Heard heard(Visit visit, String text) {
        Channel channel = visit.text("channel").equals("VOICE") ? Channel.VOICE : Channel.SMS;
        return new Heard(channel, text, 0, Optional.empty());
    }

    private Situation situation(Visit visit) {
        Landlord landlord = studio.landlords().all().stream()
                .filter(one -> one.slug().equals(visit.text("landlord")))
                .findFirst()
                .orElseGet(() -> studio.landlord(visit));
        Instant moment = moment(visit, landlord.hours().zone());
        Situation situation = notices.announcedOn(Situations.of(landlord, moment, REFERENCES, true), landlord.id());
        String commune = visit.text("commune");
        return commune.isEmpty() ? situation : situation.in(commune);
    }

    private Instant moment(Visit visit, ZoneId zone) {
        try {
            return visit.text("when").isEmpty()
                    ? studio.clock().instant()
                    : LocalDateTime.parse(visit.text("when")).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadRequestResponse();
        }
    }
}
