package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.conversations.Audit;
import org.palier.intents.Language;
import org.palier.intents.Problem;
import org.palier.intents.ScriptFile;
import org.palier.intents.Sheet;
import org.palier.intents.SheetKind;
import org.palier.web.Feature;

/**
 * {@code /studio/rows/…}: the words, sentences and numbers that stand beside the scripts, row by row, as drafts. Two admins who change
 * two rows do not disturb each other; who changes a row that somebody else changed meanwhile sees both.
 */
public final class SheetPages implements Feature {
    private static final int ROWS = 25;
    private static final int ATTEMPTS = 3;
    private static final int LONGEST_KEY = 80;

    private final Studio studio;

    public SheetPages(Studio studio) {
        this.studio = studio;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/studio/rows/{subject}", this::rows);
        routes.get("/studio/rows/{subject}/row", this::row);
        routes.post("/studio/rows/{subject}/row", this::save);
        routes.post("/studio/rows/{subject}/remove", this::remove);
    }

    private static SheetKind kind(Visit visit) {
        return SheetKind.of(visit.subject()).orElseThrow(NotFoundResponse::new);
    }

    private Work work(SheetKind kind) {
        return studio.database()
                .read(tx -> Work.of(tx, kind.subject(), studio.live()))
                .orElseThrow(NotFoundResponse::new);
    }

    private void rows(Context ctx) {
        Visit visit = Visit.of(ctx);
        SheetKind kind = kind(visit);
        Work work = work(kind);
        String wanted = visit.asked("q");
        List<Sheet.Row> all = Sheet.of(kind, work.content()).rows().stream()
                .filter(row -> SheetForm.matches(row, wanted))
                .toList();
        Map<String, Object> values = common(visit, kind, work);
        values.put("slice", Slice.of(all, visit.number("from", 0), ROWS));
        values.put("wanted", wanted);
        values.put("told", visit.asked("told"));
        values.put("problems", work.read().problems());
        studio.pages().show(ctx, "studio/rows.jte", studio.page(visit, "studio.beside." + kind.subject()), values);
    }

    private Map<String, Object> common(Visit visit, SheetKind kind, Work work) {
        Map<String, Object> values = studio.values(visit);
        values.put("kind", kind);
        values.put("work", work);
        return values;
    }

    private void row(Context ctx) {
        Visit visit = Visit.of(ctx);
        SheetKind kind = kind(visit);
        Work work = work(kind);
        String name = visit.asked("name");
        Sheet.Row row = name.isEmpty()
                ? new Sheet.Row(kind == SheetKind.SMS ? Language.FR.code() : "", "", Map.of(), 0, 0)
                : Sheet.of(kind, work.content()).row(name).orElseThrow(NotFoundResponse::new);
        show(visit, kind, work, new SheetForm(row, SheetForm.digest(row), Optional.empty(), List.of()));
    }

    private void show(Visit visit, SheetKind kind, Work work, SheetForm form) {
        Map<String, Object> values = common(visit, kind, work);
        values.put("form", form);
        values.put("languages", ScriptForm.LANGUAGES);
        studio.pages()
                .show(visit.ctx(), "studio/row.jte", studio.page(visit, "studio.beside." + kind.subject()), values);
    }

    private void save(Context ctx) {
        Visit visit = Visit.of(ctx);
        SheetKind kind = kind(visit);
        Sheet.Row mine = posted(visit, kind);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Work work = work(kind);
            Sheet sheet = Sheet.of(kind, work.content());
            Optional<Sheet.Row> theirs = sheet.row(mine.name());
            if (!SheetForm.digest(theirs).equals(visit.text("was"))) {
                ctx.status(409);
                show(visit, kind, work, new SheetForm(mine, SheetForm.digest(theirs), theirs, List.of()));
                return;
            }
            String content = sheet.with(mine.group(), mine.key(), mine.cells());
            List<Problem> problems = problems(kind, content, mine);
            if (!problems.isEmpty()) {
                ctx.status(422);
                show(visit, kind, work, new SheetForm(mine, SheetForm.digest(theirs), Optional.empty(), problems));
                return;
            }
            if (content.equals(work.content()) || store(visit, work, content)) {
                visit.lead("/studio/rows/" + kind.subject() + "?told=row&q=" + SheetForm.encoded(mine.key()));
                return;
            }
        }
        visit.lead("/studio/rows/" + kind.subject() + "?told=row-overtaken");
    }

    private static Sheet.Row posted(Visit visit, SheetKind kind) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String field : kind.fields()) {
            String text = visit.text("cell." + field);
            if (!text.isEmpty()) {
                cells.put(field, kind == SheetKind.LEXICON ? text : text.replace('\n', ' '));
            }
        }
        String key = visit.text("key").replaceAll("\\s+", " ");
        return new Sheet.Row(
                kind == SheetKind.SMS ? visit.text("group") : "",
                key.substring(0, Math.min(key.length(), LONGEST_KEY)),
                cells,
                0,
                0);
    }

    /** What is wrong in the row, or in the whole file because of it. */
    private List<Problem> problems(SheetKind kind, String content, Sheet.Row mine) {
        boolean nameless = mine.key().isEmpty()
                || mine.cells().isEmpty()
                || (kind == SheetKind.SMS && Language.ofCode(mine.group()).isEmpty());
        if (nameless) {
            return List.of(Problem.error(kind.file(), 0, 0, "problem.row.empty"));
        }
        Optional<Sheet.Row> written = Sheet.of(kind, content).row(mine.name());
        return ScriptFile.read(kind.file(), content, studio.live()).problems().stream()
                .filter(Problem::isError)
                .filter(problem -> written.isEmpty()
                        || (problem.line() >= written.get().first()
                                && problem.line() <= written.get().last()))
                .toList();
    }

    private boolean store(Visit visit, Work work, String content) {
        Instant now = studio.clock().instant();
        return studio.database().write(tx -> {
            Optional<Long> version = Manuscripts.save(
                    tx, work.file(), content, work.version(), visit.staff().id(), now);
            if (version.filter(first -> first == 1).isPresent()) {
                Audit.of(visit.staff().landlordId(), "script-draft-begun")
                        .by(visit.staff().id())
                        .detail(work.file())
                        .add(tx, now);
            }
            return version.isPresent();
        });
    }

    private void remove(Context ctx) {
        Visit visit = Visit.of(ctx);
        SheetKind kind = kind(visit);
        Work work = work(kind);
        Sheet sheet = Sheet.of(kind, work.content());
        String name = visit.text("name");
        boolean same = SheetForm.digest(sheet.row(name)).equals(visit.text("was"));
        boolean done = same && SheetForm.removable(kind, name) && store(visit, work, sheet.without(name));
        visit.lead("/studio/rows/" + kind.subject() + "?told=" + (done ? "row-removed" : "row-overtaken"));
    }
}
