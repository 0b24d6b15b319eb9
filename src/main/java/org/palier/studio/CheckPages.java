package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.palier.conversations.Audit;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.web.Feature;

/** {@code /studio/check}: what drafts would change for real messages, and the way from there to the line. */
public final class CheckPages implements Feature {
    private static final List<Integer> NUMBERS = List.of(500, 2_000, 10_000);
    private static final int MOST_WORDS = 300;

    private final Studio studio;
    private final Trials trials;
    private final Publishing publishing;

    public CheckPages(Studio studio, Trials trials) {
        this.studio = studio;
        this.trials = trials;
        this.publishing = new Publishing(studio);
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/studio/check", this::page);
        routes.get("/studio/check/result", this::result);
        routes.post("/studio/check/mark", this::mark);
        routes.post("/studio/check/ask", this::ask);
        routes.post("/studio/check/publish", this::publish);
    }

    /** The drafts that a request is about. */
    private List<Manuscript> drafts(Context ctx) {
        List<String> wanted = new ArrayList<>(ctx.queryParams("file"));
        wanted.addAll(ctx.formParams("file"));
        return studio.database().read(Manuscripts::all).stream()
                .filter(draft -> wanted.contains(draft.subject()))
                .toList();
    }

    static int number(Visit visit) {
        int number = (int) visit.number("n", 0);
        return NUMBERS.contains(number) ? number : 2_000;
    }

    /** Of how many messages a replay is to be, to hear again as many as were heard. */
    static int enoughFor(int heard) {
        return NUMBERS.stream().filter(number -> number >= heard).findFirst().orElse(NUMBERS.get(NUMBERS.size() - 1));
    }

    private Proof proof(List<Manuscript> drafts) {
        Map<String, String> files = new TreeMap<>();
        drafts.forEach(draft -> files.put(draft.file(), draft.content()));
        return studio.press().proof(files);
    }

    private void page(Context ctx) {
        Visit visit = Visit.of(ctx);
        List<Manuscript> drafts = drafts(ctx);
        Map<String, Object> values = values(visit, drafts);
        values.put("told", visit.asked("told"));
        studio.pages().show(ctx, "studio/check.jte", studio.page(visit, "studio.check"), values);
    }

    private Map<String, Object> values(Visit visit, List<Manuscript> drafts) {
        Map<String, Object> values = studio.values(visit);
        List<Manuscript> others = new ArrayList<>(studio.database().read(Manuscripts::all));
        others.removeAll(drafts);
        Proof proof = proof(drafts);
        values.put("drafts", drafts);
        values.put("others", others);
        values.put("errors", proof.errors());
        values.put("diffs", drafts.stream().collect(Collectors.toMap(Manuscript::subject, this::diff)));
        values.put("number", number(visit));
        values.put("numbers", NUMBERS);
        values.put("query", query(drafts, number(visit)));
        values.put(
                "titles",
                new Titles(studio.press().onAir()::title, visit.words().text("studio.try.none")));
        values.put("reader", visit.staff().seesRestricted());
        values.put("hours", ShadowPages.HOURS);
        values.put(
                "shadow",
                studio.database().read(tx -> Shadows.all(tx, visit.staff().landlordId())).stream()
                        .filter(shadow -> shadow.isOf(proof.files()))
                        .findFirst());
        if (proof.scripts().isPresent() && !drafts.isEmpty()) {
            state(visit, drafts, trials.of(proof, studio.landlord(visit), number(visit)), values);
        } else {
            values.put("trial", Optional.empty());
        }
        return values;
    }

    /** Where a trial is, and what follows from it for this person. */
    private void state(Visit visit, List<Manuscript> drafts, Trial trial, Map<String, Object> values) {
        values.put("trial", Optional.of(trial));
        trial.verdict().ifPresent(verdict -> {
            Map<Long, Judged> marks = studio.database().read(tx -> Marks.of(tx, verdict.judgeable()));
            values.put("marks", marks);
            values.put("gate", publishing.gate(visit.staff(), drafts, verdict, marks));
        });
    }

    private List<Diff> diff(Manuscript draft) {
        Optional<Revision> live = studio.database().read(tx -> Revisions.live(tx, draft.file()));
        Optional<Script> after =
                ScriptFile.read(draft.file(), draft.content(), studio.live()).script();
        return Diff.between(
                studio.live().script(draft.subject()),
                after,
                live.map(Revision::content).orElse(""),
                draft.content());
    }

    private static String query(List<Manuscript> drafts, int number) {
        return drafts.stream()
                        .map(draft -> "file=" + URLEncoder.encode(draft.subject(), StandardCharsets.UTF_8) + "&")
                        .collect(Collectors.joining())
                + "n=" + number;
    }

    private void result(Context ctx) {
        Visit visit = Visit.of(ctx);
        List<Manuscript> drafts = drafts(ctx);
        studio.pages().show(ctx, "studio/result.jte", studio.page(visit, "studio.check"), values(visit, drafts));
    }

    /** Judges one change: better or worse. The phrase that is kept is what the person has confirmed. */
    private void mark(Context ctx) {
        Visit visit = Visit.of(ctx);
        List<Manuscript> drafts = drafts(ctx);
        Change change = trials.of(proof(drafts), studio.landlord(visit), number(visit)).verdict().stream()
                .flatMap(verdict -> verdict.replay().changes().stream())
                .filter(one -> one.messageId() == visit.number("message", 0))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
        publishing.judge(visit, change);
        if (visit.wantsPiece()) {
            result(ctx);
        } else {
            visit.lead("/studio/check?" + query(drafts, number(visit)));
        }
    }

    private void ask(Context ctx) {
        Visit visit = Visit.of(ctx);
        List<Manuscript> drafts = drafts(ctx);
        Instant now = studio.clock().instant();
        String words = visit.text("message");
        studio.database().write(tx -> {
            drafts.forEach(draft -> {
                Manuscripts.ask(tx, draft.file(), visit.staff().id(), words, now);
                Audit.of(visit.staff().landlordId(), "script-review-asked")
                        .by(visit.staff().id())
                        .detail(draft.file())
                        .add(tx, now);
            });
            return now;
        });
        visit.lead("/studio?told=asked");
    }

    private void publish(Context ctx) {
        Visit visit = Visit.of(ctx);
        List<Manuscript> drafts = drafts(ctx);
        String message = visit.text("message");
        Optional<Trial.Verdict> verdict =
                drafts.isEmpty() || proof(drafts).scripts().isEmpty()
                        ? Optional.empty()
                        : trials.of(proof(drafts), studio.landlord(visit), number(visit))
                                .verdict();
        boolean done = verdict.isPresent()
                && !message.isEmpty()
                && publishing.publish(
                        visit.staff(),
                        drafts,
                        verdict.get(),
                        message.substring(0, Math.min(message.length(), MOST_WORDS)));
        visit.lead(
                done
                        ? "/studio/history?told=published"
                        : "/studio/check?" + query(drafts, number(visit)) + "&told=not-yet");
    }
}
