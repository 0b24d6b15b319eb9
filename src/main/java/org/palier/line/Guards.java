package org.palier.line;

import java.time.Duration;
import java.util.regex.Pattern;
import org.palier.dialogue.PlainText;
import org.palier.dialogue.Wording;

/**
 * When the line stops answering a number, so that two machines never talk to each other for long and nobody makes it send without end.
 * What comes then is still stored. A danger is answered beyond the usual number of answers, up to its own, and always reaches a person.
 *
 * @param repliesPerHour messages of one contact that are answered in an hour
 * @param dangersPerHour the same for messages that tell of a danger, all answers counted; more than the first
 * @param identicalInRow how often the same text in a row is answered, whatever it says
 */
public record Guards(int repliesPerHour, int dangersPerHour, int identicalInRow) {
    private static final int DANGER_FACTOR = 3;

    public static final Guards DEFAULT = new Guards(40, 5);

    static final Duration WINDOW = Duration.ofHours(1);

    /** What answering machines begin with, in the languages of the line. Only at the start: a tenant may speak of one. */
    private static final Pattern AUTOMATIC = Pattern.compile(
            "\\s*\\W{0,3}(?:(?:r[ée]ponse|message|r[ée]pondeur) automatique|auto(?:matic|matisch)?[- ]?(?:reply|response|message)"
                    + "|out of (?:the )?office|(?:r[ée]ponse|message) d['’ ]absence"
                    + "|(?:respuesta|mensaje) autom[áa]tic[ao]|(?:resposta|mensagem) autom[áa]tica"
                    + "|fuera de (?:la )?oficina|fora do escrit[óo]rio)"
                    + "\\s*(?:[:\\-–—.!\\]\\n]|$).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    /**
     * What says anywhere in a text that a machine wrote it. Tenants are away too, until Monday or for good: only what no tenant writes is
     * here, and a machine that is missed is stopped by its monotony.
     */
    private static final Wording ABSENCE =
            Wording.of("actuellement (?:absente?|en conges?|en vacances|en deplacement|indisponible)\\b"
                    + "|absente?s? du bureau\\b"
                    + "|(?:absente?s?|en conges?|en vacances|indisponible)\\b.*\\b(?:repondr(?:ai|ons)|reviendr(?:ai|ons) vers"
                    + "|prendr(?:ai|ons) connaissance|en cas d urgence|toute urgence|toute demande urgente)\\b"
                    + "|ne pas repondre a (?:ce|cet|cette) |(?:merci|priere) de ne pas (?:y )?repondre\\b"
                    + "|(?:est|s agit d) ?un (?:message|e ?mail|sms) automatique\\b"
                    + "|(?:currently|am|be) (?:away|out of (?:the )?office|on (?:leave|holiday|vacation))\\b.*\\b(?:reply|respond|get back|urgent)\\b"
                    + "|do not reply to this\\b|is an automat(?:ic|ed) (?:message|reply|response)\\b"
                    + "|(?:estoy|estare) (?:ausente|de vacaciones|fuera de la oficina)\\b.*\\b(?:respondere|urgen\\w+)\\b"
                    + "|no responda a este\\b"
                    + "|(?:estou|estarei) (?:ausente|de ferias|fora do escritorio)\\b.*\\b(?:responderei|urgen\\w+)\\b"
                    + "|nao responda a est[ae]\\b");

    public Guards {
        if (repliesPerHour < 1 || identicalInRow < 1) {
            throw new IllegalArgumentException("the guards let at least one message through");
        }
        if (dangersPerHour < repliesPerHour) {
            throw new IllegalArgumentException("a danger is answered at least as often as anything else");
        }
    }

    /** The usual room for dangers. */
    public Guards(int repliesPerHour, int identicalInRow) {
        this(repliesPerHour, DANGER_FACTOR * repliesPerHour, identicalInRow);
    }

    /** Whether the message of this pace may be answered. */
    boolean allow(Pace pace) {
        return pace.answered() < repliesPerHour && pace.identical() <= identicalInRow;
    }

    /** Whether it may be answered if it tells of a danger. */
    boolean allowDanger(Pace pace) {
        return pace.answered() < dangersPerHour && pace.identical() <= identicalInRow;
    }

    /** Whether a machine wrote it, as far as the text shows: an answering machine, or a note of absence. */
    static boolean automatic(String body) {
        return AUTOMATIC.matcher(body).matches() || ABSENCE.in(PlainText.of(body));
    }
}
