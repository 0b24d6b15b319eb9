package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.palier.conversations.Audit;
import org.palier.intents.Channel;
import org.palier.intents.EscalationRule;
import org.palier.intents.Language;
import org.palier.intents.Queue;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.intents.ScriptWriter;
import org.palier.intents.SheetKind;
import org.palier.web.Feature;

/** {@code /studio/s/…}: one script as a form, or as the file that it is; saved by itself while it is written. */
public final class EditorPages implements Feature {
    /** Sentences around a question, not questions. */
    private static final List<String> NO_QUESTIONS = List.of("first", "again", "done", "done.discreet");

    private final Studio studio;
    private final Variations variations;

    public EditorPages(Studio studio) {
        this.studio = studio;
        this.variations = new Variations(studio);
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/studio/s/{subject}", this::form);
        routes.post("/studio/s/{subject}/draft", this::save);
        routes.get("/studio/s/{subject}/yaml", ctx -> file(Visit.of(ctx), work(Visit.of(ctx))));
        routes.post("/studio/s/{subject}/yaml", this::saveFile);
        routes.post("/studio/s/{subject}/discard", this::discard);
        routes.get("/studio/s/{subject}/who", this::who);
    }

    private Work work(Visit visit) {
        String subject = visit.subject();
        return studio.database().read(tx -> Work.of(tx, subject, studio.live())).orElseThrow(NotFoundResponse::new);
    }

    private void form(Context ctx) {
        Visit visit = Visit.of(ctx);
        Work work = work(visit);
        Optional<Script> script = work.read().script();
        if (script.isEmpty()) {
            if (SheetKind.of(work.subject()).isPresent()) {
                visit.lead("/studio/rows/" + work.subject());
            } else {
                file(visit, work); // what a form could not hold
            }
            return;
        }
        Map<String, Object> values = common(visit, work);
        values.put("script", script.get());
        values.put("previews", previews(visit, script.get()));
        values.put("languages", ScriptForm.LANGUAGES);
        values.put(
                "added",
                Neighbour.added(
                        script.get(),
                        work.liveScript(),
                        studio.press().onAir().edition().matcher()));
        values.put(
                "tests",
                script.get().tests().stream()
                        .map(test -> new Tested(
                                test,
                                test.holds(studio.press().onAir().edition().matcher())))
                        .toList());
        values.put(
                "coverage",
                Coverage.of(
                        script.get(),
                        studio.landlords().all(),
                        studio.days(visit).today()));
        values.put("landlords", studio.landlords().all());
        values.put("own", studio.landlord(visit).slug());
        values.put("opened", visit.asked("language"));
        values.put("questions", questions(script.get().ask()));
        values.put("titles", titles());
        values.put("queues", List.of(Queue.values()).stream().map(Queue::id).toList());
        values.put(
                "rules",
                List.of(EscalationRule.values()).stream()
                        .map(EscalationRule::id)
                        .toList());
        studio.pages().show(ctx, "studio/editor.jte", studio.page(visit, "nav.studio"), values);
    }

    private Map<String, Object> common(Visit visit, Work work) {
        Map<String, Object> values = studio.values(visit);
        values.put("work", work);
        values.put("others", studio.presence().beside(work.subject(), visit.staff()));
        values.put(
                "waits",
                studio.database().read(tx -> Outside.waiting(tx, work.file())).isPresent());
        return values;
    }

    private List<Preview> previews(Visit visit, Script script) {
        Uses.Use use = studio.database()
                .read(tx ->
                        Uses.of(tx, visit.staff().landlordId(), studio.clock().instant()))
                .getOrDefault(script.id(), Uses.Use.NONE);
        return Preview.of(
                script,
                studio.press().onAir().dialogue(),
                answer -> studio.situation(visit, answer.audience()),
                use,
                studio.smsCents());
    }

    /** What staff may need to know, by the key that a script names it with; those that the script asks first, in its order. */
    private Map<String, String> questions(List<String> asked) {
        Map<String, String> questions = new TreeMap<>(
                Comparator.comparing((String key) -> asked.contains(key) ? asked.indexOf(key) : asked.size())
                        .thenComparing(key -> key));
        studio.live().messages().keys().stream()
                .filter(key -> key.startsWith("ask."))
                .map(key -> key.substring("ask.".length()))
                .filter(key -> !NO_QUESTIONS.contains(key))
                .forEach(key -> questions.put(
                        key,
                        studio.live()
                                .messages()
                                .text("ask." + key, Language.FR, Channel.SMS)
                                .toString()));
        return questions;
    }

    private Map<String, String> titles() {
        Map<String, String> titles = new TreeMap<>();
        studio.live().all().forEach(script -> titles.put(script.id(), script.title()));
        return titles;
    }

    /** A save of the form: by the page's script while one types, or by a button of the form, which then leads on. */
    private void save(Context ctx) {
        Visit visit = Visit.of(ctx);
        Work work = work(visit);
        Script base = work.read().script().orElseThrow(NotFoundResponse::new);
        Script script = ScriptForm.read(visit, base);
        script = variations.asked(visit, script);
        boolean unchanged = work.manuscript().isEmpty()
                && work.liveScript().filter(script::equals).isPresent();
        Optional<Long> version = unchanged ? Optional.of(0L) : store(visit, work, ScriptWriter.write(script));
        Map<String, Object> values = common(visit, work(visit));
        values.put("script", script);
        if (version.isEmpty()) {
            values.put("mine", Diff.between(work.read().script(), Optional.of(script), "", ""));
        }
        if (visit.wantsPiece() || version.isEmpty()) {
            values.put("previews", previews(visit, script));
            values.put("empty", visit.text("sms.fr.0").isEmpty());
            studio.pages()
                    .show(
                            ctx,
                            version.isEmpty() ? conflict(visit) : "studio/state.jte",
                            studio.page(visit, "nav.studio"),
                            values);
            return;
        }
        visit.lead(
                "/studio/s/" + work.subject() + (visit.text("add").isEmpty() ? variations.place(visit) : "#examples"));
    }

    private static String conflict(Visit visit) {
        return visit.wantsPiece() ? "studio/conflict.jte" : "studio/conflicts.jte";
    }

    /** Stores what was written; empty if somebody else did so meanwhile. */
    private Optional<Long> store(Visit visit, Work work, String content) {
        Instant now = studio.clock().instant();
        long seen = visit.number("over", visit.number("version", 0));
        return studio.database().write(tx -> {
            Optional<Long> version = Manuscripts.save(
                    tx, work.file(), content, seen, visit.staff().id(), now);
            if (version.filter(first -> first == 1).isPresent()) {
                audit(visit, "script-draft-begun", work.file()).add(tx, now);
            }
            return version;
        });
    }

    private static Audit audit(Visit visit, String action, String file) {
        return Audit.of(visit.staff().landlordId(), action)
                .by(visit.staff().id())
                .detail(file);
    }

    private void file(Visit visit, Work work) {
        Map<String, Object> values = common(visit, work);
        values.put("content", work.content());
        values.put("problems", work.read().problems());
        values.put("stale", false);
        studio.pages().show(visit.ctx(), "studio/file.jte", studio.page(visit, "nav.studio"), values);
    }

    private void saveFile(Context ctx) {
        Visit visit = Visit.of(ctx);
        Work work = work(visit);
        String content = visit.text("content") + "\n";
        Optional<Long> version = store(visit, work, content);
        Map<String, Object> values = common(visit, work(visit));
        values.put("content", content);
        values.put(
                "problems", ScriptFile.read(work.file(), content, studio.live()).problems());
        values.put("stale", version.isEmpty());
        values.put("saved", version.isPresent());
        studio.pages().show(ctx, "studio/file.jte", studio.page(visit, "nav.studio"), values);
    }

    private void discard(Context ctx) {
        Visit visit = Visit.of(ctx);
        Work work = work(visit);
        Instant now = studio.clock().instant();
        studio.database().write(tx -> {
            Manuscripts.remove(tx, List.of(work.file()));
            audit(visit, "script-draft-discarded", work.file()).add(tx, now);
            return work;
        });
        visit.lead(work.live().isPresent() ? "/studio/s/" + work.subject() : "/studio");
    }

    private void who(Context ctx) {
        Visit visit = Visit.of(ctx);
        Map<String, Object> values = new HashMap<>();
        values.put("others", studio.presence().beside(visit.subject(), visit.staff()));
        studio.pages().show(ctx, "studio/others.jte", studio.page(visit, "nav.studio"), values);
    }
}
