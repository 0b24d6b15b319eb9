package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.conversations.Audit;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.web.Feature;

/** {@code /studio/history}: what was published, by whom and why; what it changed, word for word; and the way back. */
public final class HistoryPages implements Feature {
    private static final int ROWS = 25;

    private final Studio studio;

    public HistoryPages(Studio studio) {
        this.studio = studio;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/studio/history", ctx -> history(ctx, ""));
        routes.get(
                "/studio/s/{subject}/history", ctx -> history(ctx, Visit.of(ctx).subject()));
        routes.get("/studio/revisions/{id}", this::revision);
        routes.post("/studio/revisions/{id}/restore", this::restore);
        routes.get("/studio/s/{subject}/outside", this::outside);
        routes.post("/studio/s/{subject}/outside", this::decide);
    }

    private void history(Context ctx, String subject) {
        Visit visit = Visit.of(ctx);
        long before = visit.number("before", Long.MAX_VALUE);
        List<Revision> rows = studio.database()
                .read(tx -> subject.isEmpty()
                        ? Revisions.history(tx, before, ROWS)
                        : Revisions.history(tx, Manuscripts.file(subject), before, ROWS));
        Map<String, Object> values = studio.values(visit);
        values.put("rows", rows);
        values.put("subject", subject);
        values.put("next", rows.size() < ROWS ? 0L : rows.get(rows.size() - 1).id());
        values.put("titles", new Titles(studio.press().onAir()::title, ""));
        values.put("told", visit.asked("told"));
        studio.pages().show(ctx, "studio/history.jte", studio.page(visit, "studio.history"), values);
    }

    private void revision(Context ctx) {
        Visit visit = Visit.of(ctx);
        long id = visit.id();
        Revision revision =
                studio.database().read(tx -> Revisions.withId(tx, id)).orElseThrow(NotFoundResponse::new);
        Optional<Revision> before = studio.database().read(tx -> Revisions.before(tx, revision));
        Optional<Revision> live = studio.database().read(tx -> Revisions.live(tx, revision.file()));
        Map<String, Object> values = studio.values(visit);
        values.put("revision", revision);
        values.put("isFirst", before.isEmpty());
        values.put("isLive", live.filter(one -> one.id() == id).isPresent());
        values.put(
                "diffs",
                before.map(earlier -> diffs(revision.file(), earlier.content(), revision.content()))
                        .orElse(List.of()));
        values.put("titles", new Titles(studio.press().onAir()::title, ""));
        studio.pages().show(ctx, "studio/revision.jte", studio.page(visit, "studio.history"), values);
    }

    private List<Diff> diffs(String file, String before, String after) {
        return Diff.between(script(file, before), script(file, after), before, after);
    }

    private Optional<Script> script(String file, String content) {
        return ScriptFile.read(file, content, studio.live()).script();
    }

    /** One click back: the earlier content becomes a new revision, or a draft where that takes a second person. */
    private void restore(Context ctx) {
        Visit visit = Visit.of(ctx);
        long id = visit.id();
        Revision revision =
                studio.database().read(tx -> Revisions.withId(tx, id)).orElseThrow(NotFoundResponse::new);
        String message =
                visit.words().text("studio.restored.message", studio.days(visit).moment(revision.at()));
        visit.lead(
                switch (new Restoring(studio).restore(visit.staff(), revision, message)) {
                    case RESTORED -> "/studio/history?told=restored";
                    case DRAFTED -> "/studio/check?file=" + revision.subject() + "&told=restore-drafted";
                    case IN_THE_WAY -> "/studio/check?file=" + revision.subject() + "&told=restore-in-the-way";
                    case REFUSED -> "/studio/history?told=not-restored";
                });
    }

    private void outside(Context ctx) {
        Visit visit = Visit.of(ctx);
        String file = Manuscripts.file(visit.subject());
        String waiting = studio.database().read(tx -> Outside.waiting(tx, file)).orElseThrow(NotFoundResponse::new);
        String live = studio.database()
                .read(tx -> Revisions.live(tx, file))
                .map(Revision::content)
                .orElse("");
        Map<String, Object> values = studio.values(visit);
        values.put("subject", visit.subject());
        values.put("diffs", diffs(file, live, waiting));
        values.put("problems", ScriptFile.read(file, waiting, studio.live()).problems());
        values.put(
                "drafted",
                studio.database().read(tx -> Manuscripts.of(tx, file)).isPresent());
        studio.pages().show(ctx, "studio/outside.jte", studio.page(visit, "studio.outside.title"), values);
    }

    private void decide(Context ctx) {
        Visit visit = Visit.of(ctx);
        String file = Manuscripts.file(visit.subject());
        boolean take = visit.text("decision").equals("take");
        Instant now = studio.clock().instant();
        studio.database().write(tx -> {
            Optional<String> waiting = Outside.waiting(tx, file);
            long version = Manuscripts.of(tx, file).map(Manuscript::version).orElse(0L);
            if (take && waiting.isPresent()) {
                Manuscripts.save(tx, file, waiting.get(), version, visit.staff().id(), now);
            }
            Outside.decided(tx, file);
            Audit.of(visit.staff().landlordId(), take ? "script-outside-taken" : "script-outside-dropped")
                    .by(visit.staff().id())
                    .detail(file)
                    .add(tx, now);
            return take;
        });
        visit.lead(take ? "/studio/s/" + visit.subject() : "/studio?told=kept");
    }
}
