package org.palier.studio;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;
import org.palier.dialogue.Dialogue;
import org.palier.dialogue.Manners;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/**
 * The edition that tenants are answered with. Another takes its place between two messages: each is answered by one or the other, whole.
 * Safe for any number of threads.
 */
public final class OnAir {
    private final Manners manners;
    private final AtomicReference<Edition> edition;

    /**
     * Goes on air.
     *
     * @param publication that made the scripts live
     */
    public OnAir(long publication, Scripts scripts, LinearMatcher matcher, Manners manners) {
        this.manners = requireNonNull(manners, "manners");
        this.edition = new AtomicReference<>(
                new Edition(publication, scripts, matcher, new Dialogue(scripts, matcher, manners)));
    }

    public Scripts scripts() {
        return edition().scripts();
    }

    public Dialogue dialogue() {
        return edition().dialogue();
    }

    /** What a person calls a script; its id if there is none any more. */
    public String title(String id) {
        return scripts().script(id).map(Script::title).orElse(id);
    }

    public Edition edition() {
        return requireNonNull(edition.get());
    }

    /** An edition that behaves as the one on air does. */
    Edition draft(long publication, Scripts scripts, LinearMatcher matcher) {
        return new Edition(publication, scripts, matcher, new Dialogue(scripts, matcher, manners));
    }

    /** Takes the place of the edition before, unless a later one has done so already. */
    void take(Edition next) {
        edition.updateAndGet(current -> current.publication() < next.publication() ? next : current);
    }
}
