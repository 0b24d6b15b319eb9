package org.palier.line;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * When the line stops answering a number, so that two machines never talk to each other for long and nobody makes it send without end.
 * What comes then is still stored, and a danger still reaches a person.
 *
 * @param repliesPerHour messages of one contact that are answered in an hour
 * @param identicalInRow how often the same text in a row is answered
 */
public record Guards(int repliesPerHour, int identicalInRow) {
    public static final Guards DEFAULT = new Guards(40, 5);

    static final Duration WINDOW = Duration.ofHours(1);

    /** What answering machines begin with, in the languages of the line. Only at the start: a tenant may speak of one. */
    private static final Pattern AUTOMATIC = Pattern.compile(
            "\\s*\\W{0,3}(?:(?:r[ée]ponse|message) automatique|r[ée]pondeur automatique|auto(?:matic)?[- ]?(?:reply|response)"
                    + "|out of (?:the )?office|(?:respuesta|mensaje) autom[áa]tic[ao]|(?:resposta|mensagem) autom[áa]tica)"
                    + "\\s*(?:[:\\-–—.!\\]\\n]|$).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    public Guards {
        if (repliesPerHour < 1 || identicalInRow < 1) {
            throw new IllegalArgumentException("the guards let at least one message through");
        }
    }

    /** Whether the message of this pace may be answered. */
    boolean allow(Pace pace) {
        return pace.answered() < repliesPerHour && pace.identical() <= identicalInRow;
    }

    static boolean automatic(String body) {
        return AUTOMATIC.matcher(body).matches();
    }
}
