package org.palier.desk;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;
import org.palier.intents.Script;
import org.palier.intents.Scripts;
import org.palier.landlords.Landlord;
import org.palier.landlords.Landlords;
import org.palier.line.Advisers;
import org.palier.line.CaseWork;
import org.palier.line.Reopening;
import org.palier.web.Duty;
import org.palier.web.Page;
import org.palier.web.Pages;

/**
 * What the pages of the desk share.
 *
 * @param scripts that are live
 * @param undo for so long a reply can be taken back
 * @param smsCents what one SMS costs
 */
public record Workplace(
        Pages pages,
        Database database,
        Clock clock,
        Landlords landlords,
        Supplier<Scripts> scripts,
        Advisers advisers,
        CaseWork cases,
        Reopening reopening,
        Live live,
        Duty duty,
        Duration undo,
        int smsCents) {
    Landlord landlord(Visit visit) {
        return landlords.withId(visit.staff().landlordId()).orElseThrow();
    }

    /**
     * A visit to a conversation.
     *
     * @throws NotFoundResponse if the person may not see it, or there is none
     */
    Visit visible(Context ctx) {
        Visit visit = Visit.of(ctx);
        if (!database.read(tx -> Cases.maySee(tx, visit.staff(), visit.id()))) {
            throw new NotFoundResponse();
        }
        return visit;
    }

    Times times(Visit visit) {
        return new Times(clock.instant(), landlord(visit).hours().zone(), visit.words());
    }

    /** The scripts that a need may be about. */
    List<Script> topics() {
        return scripts.get().all().stream()
                .filter(script -> script.kind() == Script.Kind.TOPIC)
                .toList();
    }

    /** What a person calls a script; its id if there is none any more. */
    String title(String id) {
        return scripts.get().script(id).map(Script::title).orElse(id);
    }

    /** The page, with what every piece of the desk needs: the times, the titles of scripts, who asks. */
    Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        values.put("times", times(visit));
        values.put("titles", new Titles(this::title, visit.words().text("desk.no-topic"), visit.words()));
        return values;
    }

    /**
     * The same for a whole page, with what each tells beside its own.
     *
     * @param except the conversation that the page shows
     */
    Map<String, Object> framed(Visit visit, @Nullable Long except) {
        Map<String, Object> values = values(visit);
        values.put("told", Told.named(visit.ctx().queryParam("told")).id());
        values.put("signals", signals(visit, except));
        return values;
    }

    Signals signals(Visit visit, @Nullable Long except) {
        return database.read(tx -> Signals.of(tx, visit.staff(), except, clock.instant()));
    }

    Page page(Visit visit, String titleKey) {
        return pages.page(visit.ctx(), titleKey)
                .withStyles("desk.css")
                .withScripts("htmx.min.js", "sse.js", "live.js", "desk.js");
    }
}
