package org.palier.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers with a sound, or the part of it that a player asks for (RFC 9110, 14): so one can jump within it. Several parts at once are not given. */
public final class Ranged {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,9})-([0-9]{0,9})");

    private Ranged() {}

    /** From the first byte to the last, both included. */
    private record Part(int first, int last) {}

    public static void answer(Context ctx, byte[] content, String contentType) {
        String asked = ctx.header("Range");
        ctx.contentType(contentType).header("Accept-Ranges", "bytes").header("Cache-Control", "no-store");
        Optional<Matcher> range = range(asked);
        if (range.isEmpty()) {
            ctx.result(content);
            return;
        }
        Optional<Part> part = part(range.get(), content.length);
        if (part.isEmpty()) {
            ctx.status(HttpStatus.RANGE_NOT_SATISFIABLE).header("Content-Range", "bytes */" + content.length);
            return;
        }
        Part given = part.get();
        ctx.status(HttpStatus.PARTIAL_CONTENT)
                .header("Content-Range", "bytes " + given.first + "-" + given.last + "/" + content.length)
                .result(Arrays.copyOfRange(content, given.first, given.last + 1));
    }

    /** What is not one range in bytes is as if it were not asked. */
    private static Optional<Matcher> range(@Nullable String asked) {
        Matcher range = RANGE.matcher(asked == null ? "" : asked);
        return range.matches() && range.group().length() > "bytes=-".length() ? Optional.of(range) : Optional.empty();
    }

    private static Optional<Part> part(Matcher range, int length) {
        if (range.group(1).isEmpty()) {
            int count = Math.min(length, Integer.parseInt(range.group(2)));
            return count == 0 ? Optional.empty() : Optional.of(new Part(length - count, length - 1));
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2).isEmpty() ? length - 1 : Math.min(length - 1, Integer.parseInt(range.group(2)));
        return first <= last ? Optional.of(new Part(first, last)) : Optional.empty();
    }
}
