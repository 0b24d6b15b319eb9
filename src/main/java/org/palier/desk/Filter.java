package org.palier.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a list of requests.
 *
 * @param intent what they are about
 * @param language of the tenants
 * @param hours that they have waited, at least; 0 for any
 */
public record Filter(@Nullable String intent, @Nullable String language, int hours) {
    /** The waiting times that the desk offers. */
    public static final List<Integer> AGES = List.of(1, 4, 24, 72, 168);

    static final Filter NONE = new Filter(null, null, 0);

    private static final int MOST_CHARACTERS = 64;

    /** Reads what a form or an address says; what is no filter narrows nothing. */
    static Filter read(@Nullable String intent, @Nullable String language, @Nullable String hours) {
        return new Filter(
                intent != null && intent.length() <= MOST_CHARACTERS && intent.matches("[a-z0-9-]+") ? intent : null,
                language != null && language.matches("[a-z]{2}") ? language : null,
                hours != null && hours.matches("\\d{1,4}") ? Integer.parseInt(hours) : 0);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    String condition() {
        return (intent == null ? "" : " AND escalation.intent = :intent")
                + (language == null ? "" : " AND escalation.language = :language")
                + (hours == 0 ? "" : " AND escalation.opened_at <= :opened");
    }

    Query bind(Query query, Instant now) {
        if (intent != null) {
            query.bind("intent", intent);
        }
        if (language != null) {
            query.bind("language", language);
        }
        return hours == 0
                ? query
                : query.bind("opened", now.minus(Duration.ofHours(hours)).toEpochMilli());
    }

    /** As in an address, with a leading ampersand; empty for none. */
    String address() {
        StringJoiner parts = new StringJoiner("&", "&", "").setEmptyValue("");
        if (intent != null) {
            parts.add("intent=" + intent);
        }
        if (language != null) {
            parts.add("language=" + language);
        }
        if (hours != 0) {
            parts.add("hours=" + hours);
        }
        return parts.toString();
    }
}
