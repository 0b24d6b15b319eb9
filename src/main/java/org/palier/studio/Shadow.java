package org.palier.studio;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drafts that answer silently beside what is live, for a time: tenants notice nothing, and what would have been answered otherwise is kept.
 *
 * @param files the drafts as they were when it began, by name
 * @param messageId the last message that was heard
 * @param counts how many messages would have been answered otherwise, by kind
 * @param endedAt null while it goes on
 */
public record Shadow(
        long id,
        long landlordId,
        @Nullable String author,
        Map<String, String> files,
        Instant beganAt,
        Instant endsAt,
        long messageId,
        int heard,
        Replay.Missed missed,
        Map<Change.Kind, Integer> counts,
        @Nullable Instant endedAt,
        @Nullable Ending ending) {
    /** Why it ended. */
    public enum Ending {
        TIME,
        /** A person had enough. */
        STOPPED,
        /** A draft was changed, published or thrown away: what was seen is not of that text any more. */
        CHANGED,
        /** A draft cannot be read any more beside what is live. */
        BROKEN,
        FAILED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    /** What the drafts are called. */
    public List<String> subjects() {
        return files.keySet().stream().sorted().map(Manuscripts::subject).toList();
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether the drafts are still what it heard messages with. */
    boolean isOf(Map<String, String> drafts) {
        return files.equals(drafts);
    }

    public double missedLive() {
        return Replay.Missed.percent(missed.live(), heard);
    }

    public double missedDraft() {
        return Replay.Missed.percent(missed.draft(), heard);
    }
}
