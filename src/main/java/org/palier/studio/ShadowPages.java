package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.palier.conversations.Audit;
import org.palier.web.Feature;

/** {@code /studio/shadow}: drafts that answer silently beside what is live, and what they would have answered otherwise. */
public final class ShadowPages implements Feature {
    /** How long drafts may answer silently, in hours. */
    static final List<Integer> HOURS = List.of(1, 4, 24, 72, 168);

    private static final int FIRST = 10;
    private static final int ROWS = 25;

    private final Studio studio;
    private final Publishing publishing;

    public ShadowPages(Studio studio) {
        this.studio = studio;
        this.publishing = new Publishing(studio);
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.post("/studio/shadow", this::begin);
        routes.get("/studio/shadow/{id}", this::page);
        routes.post("/studio/shadow/{id}/mark", this::mark);
        routes.post("/studio/shadow/{id}/stop", this::stop);
        routes.post("/studio/shadow/{id}/drop", this::drop);
    }

    private void begin(Context ctx) {
        Visit visit = Visit.of(ctx);
        Map<String, String> files = new TreeMap<>();
        List<String> wanted = ctx.formParams("file");
        studio.database().read(Manuscripts::all).stream()
                .filter(draft -> wanted.contains(draft.subject()))
                .forEach(draft -> files.put(draft.file(), draft.content()));
        int hours = (int) visit.number("hours", 0);
        if (files.isEmpty()
                || !HOURS.contains(hours)
                || studio.press().proof(files).scripts().isEmpty()) {
            visit.lead("/studio?told=shadow-not");
            return;
        }
        Instant now = studio.clock().instant();
        Optional<Long> begun = studio.database().write(tx -> {
            Optional<Long> id = Shadows.begin(
                    tx, visit.staff().landlordId(), visit.staff().id(), files, now, now.plus(Duration.ofHours(hours)));
            if (id.isPresent()) {
                audit(visit, "script-shadow-begun", id.get(), hours + " h " + String.join(" ", files.keySet()))
                        .add(tx, now);
            }
            return id;
        });
        visit.lead(
                begun.map(id -> "/studio/shadow/" + id + "?told=shadow-begun").orElse("/studio?told=shadow-busy"));
    }

    private static Audit audit(Visit visit, String action, long shadow, String more) {
        return Audit.of(visit.staff().landlordId(), action)
                .by(visit.staff().id())
                .detail((shadow + " " + more).strip());
    }

    private Shadow shadow(Visit visit) {
        return studio.database()
                .read(tx -> Shadows.of(tx, visit.staff().landlordId(), visit.id()))
                .orElseThrow(NotFoundResponse::new);
    }

    private void page(Context ctx) {
        show(Visit.of(ctx), "studio/shadow.jte");
    }

    private void show(Visit visit, String template) {
        Shadow shadow = shadow(visit);
        Optional<Change.Kind> alone = kind(visit);
        long before = visit.number("before", Long.MAX_VALUE);
        Map<Change.Kind, List<Change>> changes = new EnumMap<>(Change.Kind.class);
        List<Long> messages = new ArrayList<>();
        Map<String, Object> values = studio.values(visit);
        studio.database().read(tx -> {
            for (Change.Kind kind : alone.map(List::of).orElse(List.of(Change.Kind.values()))) {
                List<Change> some = Shadows.changes(tx, shadow, kind, before, alone.isPresent() ? ROWS : FIRST);
                changes.put(kind, some);
                some.forEach(change -> messages.add(change.messageId()));
            }
            values.put("marks", Marks.of(tx, messages));
            values.put("same", shadow.isOf(contents(Manuscripts.all(tx), shadow)));
            return values;
        });
        values.put("shadow", shadow);
        values.put("changes", changes);
        values.put("alone", alone);
        values.put("next", alone.isPresent() && messages.size() == ROWS ? messages.get(ROWS - 1) : 0L);
        values.put("number", CheckPages.enoughFor(shadow.heard()));
        values.put("reader", visit.staff().seesRestricted());
        values.put("told", visit.asked("told"));
        values.put(
                "titles",
                new Titles(studio.press().onAir()::title, visit.words().text("studio.try.none")));
        studio.pages().show(visit.ctx(), template, studio.page(visit, "studio.shadow"), values);
    }

    private static Map<String, String> contents(List<Manuscript> drafts, Shadow shadow) {
        Map<String, String> contents = new TreeMap<>();
        drafts.stream()
                .filter(draft -> shadow.files().containsKey(draft.file()))
                .forEach(draft -> contents.put(draft.file(), draft.content()));
        return contents;
    }

    /** The one kind of change that the address asks for. */
    private static Optional<Change.Kind> kind(Visit visit) {
        String wanted = visit.asked("kind");
        return List.of(Change.Kind.values()).stream()
                .filter(kind -> kind.name().equals(wanted))
                .findFirst();
    }

    private void mark(Context ctx) {
        Visit visit = Visit.of(ctx);
        Shadow shadow = shadow(visit);
        long message = visit.number("message", 0);
        Change change = studio.database()
                .read(tx -> Shadows.change(tx, shadow, message))
                .orElseThrow(NotFoundResponse::new);
        publishing.judge(visit, change);
        if (visit.wantsPiece()) {
            show(visit, "studio/shadow-changes.jte");
        } else {
            visit.lead("/studio/shadow/" + shadow.id());
        }
    }

    private void stop(Context ctx) {
        Visit visit = Visit.of(ctx);
        Shadow shadow = shadow(visit);
        Instant now = studio.clock().instant();
        studio.database().write(tx -> {
            if (Shadows.end(tx, shadow, Shadow.Ending.STOPPED, now)) {
                audit(visit, "script-shadow-stopped", shadow.id(), "").add(tx, now);
            }
            return shadow;
        });
        visit.lead("/studio/shadow/" + shadow.id());
    }

    private void drop(Context ctx) {
        Visit visit = Visit.of(ctx);
        Shadow shadow = shadow(visit);
        Instant now = studio.clock().instant();
        studio.database().write(tx -> {
            Shadows.drop(tx, shadow);
            audit(visit, "script-shadow-dropped", shadow.id(), "").add(tx, now);
            return shadow;
        });
        visit.lead("/studio?told=shadow-dropped");
    }
}
