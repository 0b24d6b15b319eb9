package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.palier.conversations.Audit;
import org.palier.intents.Answer;
import org.palier.intents.Audience;
import org.palier.intents.Language;
import org.palier.intents.Script;
import org.palier.landlords.Notice;
import org.palier.landlords.Notices;
import org.palier.web.Feature;

/** {@code /studio/notices}: what the landlord's tenants are to know for a time, with what it costs, from when and until when. */
public final class NoticePages implements Feature {
    private static final int ROWS = 20;

    private final Studio studio;
    private final Notices notices;

    public NoticePages(Studio studio, Notices notices) {
        this.studio = studio;
        this.notices = notices;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/studio/notices", ctx -> {
            Visit visit = Visit.of(ctx);
            page(visit, NoticeForm.blank(studio.days(visit)), List.of());
        });
        routes.get("/studio/notices/{id}", this::edit);
        routes.post("/studio/notices/preview", this::preview);
        routes.post("/studio/notices", ctx -> keep(Visit.of(ctx), 0));
        routes.post(
                "/studio/notices/{id}",
                ctx -> keep(Visit.of(ctx), known(Visit.of(ctx)).id()));
        routes.post("/studio/notices/{id}/end", this::end);
    }

    private Notice known(Visit visit) {
        return studio.database()
                .read(tx -> Notices.withId(tx, visit.staff().landlordId(), visit.id()))
                .orElseThrow(NotFoundResponse::new);
    }

    private void edit(Context ctx) {
        Visit visit = Visit.of(ctx);
        page(visit, NoticeForm.of(known(visit), studio.days(visit).zone()), List.of());
    }

    private void keep(Visit visit, long id) {
        NoticeForm form = NoticeForm.posted(visit, id);
        Days days = studio.days(visit);
        List<String> problems = form.problems(studio.live(), days);
        if (!problems.isEmpty()) {
            visit.ctx().status(422);
            page(visit, form, problems);
            return;
        }
        Notice notice = form.notice(visit.staff().landlordId(), days.zone());
        if (!store(visit, notice, id == 0 ? "notice-added" : "notice-changed")) {
            visit.ctx().status(409);
            page(visit, form, List.of("overtaken"));
            return;
        }
        visit.lead("/studio/notices?told=" + (notice.runsAt(days.now()) ? "notice" : "notice-later"));
    }

    private boolean store(Visit visit, Notice notice, String action) {
        Instant now = studio.clock().instant();
        return notices.store(
                notice,
                visit.staff().id(),
                (tx, id) -> Audit.of(notice.landlordId(), action)
                        .by(visit.staff().id())
                        .detail(Long.toString(id))
                        .add(tx, now));
    }

    /** Ends one that runs; one that has not begun is then never told. */
    private void end(Context ctx) {
        Visit visit = Visit.of(ctx);
        Notice notice = known(visit);
        Instant now = studio.clock().instant();
        boolean done = notice.isOver(now) || store(visit, notice.endingAt(now), "notice-ended");
        visit.lead("/studio/notices?told=" + (done ? "notice-ended" : "notice-overtaken"));
    }

    private void preview(Context ctx) {
        Visit visit = Visit.of(ctx);
        Map<String, Object> values = studio.values(visit);
        values.put("previews", previews(visit, NoticeForm.posted(visit, 0)));
        studio.pages().show(ctx, "studio/notice-preview.jte", studio.page(visit, "studio.notices"), values);
    }

    private List<Preview> previews(Visit visit, NoticeForm form) {
        Map<Language, String> words = new TreeMap<>(form.words());
        return words.entrySet().stream()
                .map(text -> Preview.of(
                        text.getKey(),
                        0,
                        new Answer(
                                Audience.EVERYBODY,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                text.getValue(),
                                text.getValue()),
                        studio.press().onAir().dialogue(),
                        studio.situation(visit, Audience.EVERYBODY)))
                .toList();
    }

    private void page(Visit visit, NoticeForm form, List<String> problems) {
        Instant now = studio.clock().instant();
        long landlord = visit.staff().landlordId();
        Instant before = Instant.ofEpochMilli(Math.min(visit.number("before", now.toEpochMilli()), now.toEpochMilli()));
        long beforeId = visit.number("id", Long.MAX_VALUE);
        Map<String, Object> values = studio.values(visit);
        List<Notice> past = studio.database().read(tx -> {
            values.put("current", Notices.current(tx, landlord, now));
            return Notices.past(tx, landlord, before, beforeId, ROWS + 1);
        });
        values.put("past", past.subList(0, Math.min(ROWS, past.size())));
        values.put("more", past.size() > ROWS ? Optional.of(past.get(ROWS - 1)) : Optional.empty());
        values.put("form", form);
        values.put("problems", problems);
        values.put("previews", previews(visit, form));
        values.put("titles", titles());
        values.put("told", visit.asked("told"));
        studio.pages().show(visit.ctx(), "studio/notices.jte", studio.page(visit, "studio.notices"), values);
    }

    private Map<String, String> titles() {
        Map<String, String> titles = new TreeMap<>();
        studio.live().all().stream()
                .filter(script -> script.kind() == Script.Kind.TOPIC && !script.danger())
                .forEach(script -> titles.put(script.id(), script.title()));
        return titles;
    }
}
