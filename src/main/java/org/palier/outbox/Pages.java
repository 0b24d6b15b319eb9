package org.palier.outbox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.palier.database.Prepared;
import org.palier.landlords.InvalidLandlordException;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages who is on duty about an urgent request: one text to each telephone, all at once, since nothing tells yet that somebody has seen it.
 * It says what the request is about, never what the tenant wrote nor who it is. What becomes urgent while a page waits is told in it.
 */
public final class Pages {
    /** The kind of these texts. */
    public static final String KIND = "page";

    private static final Logger log = LoggerFactory.getLogger(Pages.class);

    /** Where a text that tells of several requests names their number. */
    private static final String COUNT = "{count}";

    private final Outbox outbox;
    private final UnaryOperator<String> titles;
    private final Clock clock;
    private final URI publicUrl;
    private final Duration validity;
    private final Map<Long, Profile> profiles = new ConcurrentHashMap<>();

    /** A landlord's file as it was stored, and what it says. */
    private record Profile(String text, Optional<Landlord> landlord) {}

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
     * Adds the pages, in the transaction that makes the request urgent. Whatever hinders it, the request itself is never lost for it.
     *
     * @return how many telephones are paged; 0 when nobody is on duty
     */
    public int page(Handle tx, long landlordId, String reference, String intent) {
        Optional<Landlord> landlord = landlord(tx, landlordId);
        Instant now = clock.instant();
        List<String> phones = landlord.stream()
                .flatMap(known -> known.onDuty(now).stream())
                .map(phone -> phone.phone().e164())
                .distinct()
                .toList();
        if (landlord.isEmpty() || phones.isEmpty()) {
            log.warn("nobody is paged about {}: no one is on duty", reference);
            return 0;
        }
        String sender = landlord.get().lines().get(0).e164();
        String topic = titles.apply(intent).toLowerCase(Locale.FRENCH);
        String alone = Sentences.of("page", reference, topic, publicUrl.toString());
        String among = Sentences.of("pages", COUNT, reference, topic, publicUrl.toString());
        for (String phone : phones) {
            OutboundText page =
                    new OutboundText(landlordId, null, sender, phone, KIND, reference, alone, now.plus(validity));
            if (!joins(tx, page, among)) {
                outbox.add(tx, page);
            }
        }
        return phones.size();
    }

    /**
     * Adds a request to the page that waits for the same telephone, if one does: one text tells of ten better than ten do.
     *
     * @param among what is said then, with {@link #COUNT} for how many requests there are
     */
    private static boolean joins(Handle tx, OutboundText page, String among) {
        // The first term of the inner condition is that of the index, word by word.
        String sql = """
                UPDATE outbox SET causes = causes + 1, body = replace(?, ?, causes + 1), valid_until = ?
                WHERE id = (
                    SELECT id FROM outbox
                    WHERE state IN ('waiting', 'sending', 'unsure') AND state = 'waiting' AND recipient = ?
                        AND landlord_id = ? AND kind = ?
                    ORDER BY id DESC LIMIT 1)""";
        return Prepared.update(
                        tx,
                        sql,
                        among,
                        COUNT,
                        page.validUntil().toEpochMilli(),
                        page.recipient(),
                        page.landlordId(),
                        KIND)
                > 0;
    }

    /** As it is stored, in this transaction; read anew only when it was changed, for reading YAML takes a millisecond. */
    private Optional<Landlord> landlord(Handle tx, long id) {
        Optional<String> stored = Prepared.text(tx, "SELECT profile FROM landlord WHERE id = ?", id);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Profile known = profiles.get(id);
        if (known == null || !known.text().equals(stored.get())) {
            known = new Profile(stored.get(), read(id, stored.get()));
            profiles.put(id, known);
        }
        return known.landlord();
    }

    private static Optional<Landlord> read(long id, String profile) {
        try {
            return Optional.of(LandlordFile.read("landlord " + id, profile));
        } catch (InvalidLandlordException e) {
            log.error("landlord {} cannot be read, import it again: {}", id, e.problems());
            return Optional.empty();
        }
    }
}
