package org.palier.studio;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.palier.conversations.Audit;
import org.palier.landlords.Landlord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the drafts that answer silently hear what was stored since, each message in the course of its conversation. It reads beside the
 * writer, after the tenant was answered: nothing waits for it. Run it every few seconds on a thread of its own, for a draft may have to learn.
 */
public final class ShadowWatch implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ShadowWatch.class);

    /** What is written at once holds up the webhooks behind it. */
    private static final int AT_ONCE = 50;

    private static final Duration KEPT = Duration.ofDays(30);

    private final Studio studio;

    public ShadowWatch(Studio studio) {
        this.studio = studio;
    }

    @Override
    public void run() {
        Optional<Shadow> open = studio.database().read(Shadows::open);
        if (open.isEmpty()) {
            return;
        }
        try {
            hear(open.get());
        } catch (RuntimeException | OutOfMemoryError e) {
            log.error("a draft could not answer silently", e);
            end(open.get(), Shadow.Ending.FAILED);
        }
    }

    private void hear(Shadow shadow) {
        Proof proof = studio.press().proof(shadow.files());
        if (!shadow.isOf(drafts(shadow))) {
            end(shadow, Shadow.Ending.CHANGED);
        } else if (proof.scripts().isEmpty()) {
            end(shadow, Shadow.Ending.BROKEN);
        } else if (shadow.endsAt().isAfter(studio.clock().instant())) {
            if (!next(shadow, shadow.messageId()).isEmpty()) {
                studio.press().editionAside(proof).ifPresent(draft -> catchUp(shadow, draft));
            }
        } else {
            if (!next(shadow, shadow.messageId()).isEmpty()) {
                catchUp(shadow, studio.press().edition(proof));
            }
            end(shadow, Shadow.Ending.TIME);
        }
    }

    /** The drafts as they are now. */
    private Map<String, String> drafts(Shadow shadow) {
        Map<String, String> drafts = new TreeMap<>();
        studio.database().read(Manuscripts::all).stream()
                .filter(draft -> shadow.files().containsKey(draft.file()))
                .forEach(draft -> drafts.put(draft.file(), draft.content()));
        return drafts;
    }

    private List<Past> next(Shadow shadow, long after) {
        return studio.database().read(tx -> Past.after(tx, shadow.landlordId(), after, shadow.endsAt(), AT_ONCE));
    }

    private void catchUp(Shadow shadow, Edition draft) {
        Landlord landlord = studio.landlords().withId(shadow.landlordId()).orElseThrow();
        List<Past> messages = next(shadow, shadow.messageId());
        while (!messages.isEmpty()) {
            List<Past> some = messages;
            Replay replay = new Replay(studio.press().onAir().edition(), draft, landlord);
            replay.recall(studio.database().read(tx -> Past.leadingTo(tx, some)));
            Replay.Result result = replay.run(some, done -> {});
            long last = some.get(some.size() - 1).id();
            studio.database().write(tx -> {
                Shadows.heard(tx, shadow, last, result);
                return last;
            });
            messages = next(shadow, last);
        }
    }

    private void end(Shadow shadow, Shadow.Ending ending) {
        Instant now = studio.clock().instant();
        studio.database().write(tx -> {
            if (Shadows.end(tx, shadow, ending, now)) {
                Audit.of(shadow.landlordId(), "script-shadow-ended")
                        .detail(shadow.id() + " " + ending.id())
                        .add(tx, now);
            }
            return Shadows.forget(tx, now.minus(KEPT));
        });
    }
}
