package org.palier.dialogue;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ways to say something, looked for in {@link PlainText}. They are only tried where a word begins, and only where its first two letters are
 * those of one of them, which makes a long list of ways cheap: most messages say none of them. Immutable.
 */
public final class Wording {
    private static final String SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz ";
    private static final int ASCII = 128;

    private final Pattern ways;

    /** The two letters that one of the ways may begin with. */
    private final BitSet openings = new BitSet(ASCII * ASCII);

    private Wording(Pattern ways) {
        this.ways = ways;
        for (int i = 0; i < SIGNS.length() * SIGNS.length(); i++) {
            char first = SIGNS.charAt(i / SIGNS.length());
            char second = SIGNS.charAt(i % SIGNS.length());
            Matcher start = ways.matcher(new String(new char[] {first, second}));
            openings.set(first * ASCII + second, start.lookingAt() || start.hitEnd());
        }
    }

    /**
     * A wording.
     *
     * @param ways a regular expression over plain text; each way begins with a word
     */
    public static Wording of(String ways) {
        return new Wording(Pattern.compile("(?:" + ways + ")"));
    }

    /** Whether a plain text says it somewhere. */
    public boolean in(String plain) {
        return find(plain).isPresent();
    }

    /** Where a plain text says it first. */
    Optional<MatchResult> find(String plain) {
        Matcher matcher = null;
        int at = 0;
        while (at < plain.length()) {
            if (opens(plain, at)) {
                matcher = matcher == null ? matcher(plain) : matcher;
                if (matcher.region(at, plain.length()).lookingAt()) {
                    return Optional.of(matcher.toMatchResult());
                }
            }
            int space = plain.indexOf(' ', at);
            at = space < 0 ? plain.length() : space + 1;
        }
        return Optional.empty();
    }

    /** The text with something else wherever it says this. */
    String replacedIn(String plain, String replacement) {
        return in(plain) ? ways.matcher(plain).replaceAll(replacement) : plain;
    }

    /** Whether one of the ways may begin here; what is not written in plain Latin letters is always tried. */
    private boolean opens(String plain, int at) {
        char first = plain.charAt(at);
        char second = at + 1 < plain.length() ? plain.charAt(at + 1) : ' ';
        return first >= ASCII || second >= ASCII || openings.get(first * ASCII + second);
    }

    private Matcher matcher(String plain) {
        return ways.matcher(plain).useTransparentBounds(true).useAnchoringBounds(false);
    }
}
