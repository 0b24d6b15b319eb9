package org.palier.outbox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.palier.landlords.Landlord;
import org.palier.landlords.OnCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages who is on duty about an urgent request: one text to each telephone, all at once, since nothing tells yet that somebody has seen it.
 * It says what the request is about, never what the tenant wrote nor who it is.
 */
public final class Pages {
    /** The kind of these texts. */
    public static final String KIND = "page";

    private static final Logger log = LoggerFactory.getLogger(Pages.class);

    private final Outbox outbox;
    private final UnaryOperator<String> titles;
    private final Clock clock;
    private final URI publicUrl;
    private final Duration validity;

    /**
     * @param titles from the id of an intent to what a person calls it
     * @param validity after this time a page is not sent any more
     */
    public Pages(Outbox outbox, UnaryOperator<String> titles, Clock clock, URI publicUrl, Duration validity) {
        this.outbox = outbox;
        this.titles = titles;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.validity = validity;
    }

    /**
     * Adds the pages, in the transaction that makes the request urgent.
     *
     * @return how many telephones are paged; 0 when nobody is on duty
     */
    public int page(Handle tx, Landlord landlord, String reference, String intent) {
        Instant now = clock.instant();
        List<OnCall> onDuty = landlord.onDuty(now);
        if (onDuty.isEmpty() || landlord.lines().isEmpty()) {
            log.warn("nobody is paged about {}: {}", reference, onDuty.isEmpty() ? "no one is on duty" : "no line");
            return 0;
        }
        String body =
                Sentences.of("page", reference, titles.apply(intent).toLowerCase(Locale.ROOT), publicUrl.toString());
        List<String> phones =
                onDuty.stream().map(phone -> phone.phone().e164()).distinct().toList();
        for (String phone : phones) {
            outbox.add(
                    tx,
                    new OutboundText(
                            landlord.id(),
                            null,
                            landlord.lines().get(0).e164(),
                            phone,
                            KIND,
                            reference,
                            body,
                            now.plus(validity)));
        }
        return phones.size();
    }
}
