package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.palier.conversations.Audit;
import org.palier.intents.Queue;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.web.Feature;

/** {@code /studio}: every script with who answers for it, when somebody has to look at it again, and how it is used. */
public final class ListPages implements Feature {
    private static final int ROWS = 25;

    /** The files beside the scripts that can be revised here. */
    private static final List<String> BESIDE = List.of("messages", "numbers", "lexicon", "sms");

    private final Studio studio;

    public ListPages(Studio studio) {
        this.studio = studio;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/studio", this::list);
        routes.post("/studio/new", this::begin);
    }

    private void list(Context ctx) {
        Visit visit = Visit.of(ctx);
        Instant now = studio.clock().instant();
        Map<String, Object> values = studio.values(visit);
        Map<String, Manuscript> manuscripts = new HashMap<>();
        Map<String, Uses.Use> uses = new HashMap<>();
        Map<String, Plan> plans = new HashMap<>();
        Map<String, Shadow> shadows = new HashMap<>();
        studio.database().read(tx -> {
            Manuscripts.all(tx).forEach(one -> manuscripts.put(one.subject(), one));
            Plans.all(tx).forEach(plan -> plan.files().forEach(file -> plans.put(file, plan)));
            Shadows.all(tx, visit.staff().landlordId())
                    .forEach(shadow -> shadow.subjects().forEach(subject -> shadows.putIfAbsent(subject, shadow)));
            uses.putAll(Uses.of(tx, visit.staff().landlordId(), now));
            values.put(
                    "waiting",
                    Outside.waiting(tx).stream().map(Manuscripts::subject).toList());
            return values;
        });
        String wanted = visit.asked("q");
        String queue = visit.asked("queue");
        Days days = studio.days(visit);
        List<ScriptRow> rows = studio.live().all().stream()
                .filter(script -> matches(script, wanted))
                .filter(script -> queue.isEmpty() || id(script.queue()).equals(queue))
                .map(script -> new ScriptRow(
                        script,
                        script.reviewBy().filter(days::isPast).isPresent(),
                        uses.getOrDefault(script.id(), Uses.Use.NONE),
                        Optional.ofNullable(manuscripts.get(script.id()))))
                .sorted(ScriptRow.ORDER)
                .toList();
        int first = (int) Math.min(visit.number("from", 0), rows.size());
        int end = Math.min(first + ROWS, rows.size());
        values.put("rows", rows.subList(first, end));
        values.put("titles", new Titles(studio.press().onAir()::title, ""));
        values.put("total", rows.size());
        values.put("first", first);
        values.put("next", end < rows.size() ? end : -1);
        values.put("previous", first == 0 ? -1 : Math.max(0, first - ROWS));
        values.put("wanted", wanted);
        values.put("queue", queue);
        values.put("queues", List.of(Queue.values()).stream().map(ListPages::id).toList());
        values.put(
                "manuscripts",
                manuscripts.values().stream()
                        .sorted((a, b) -> b.at().compareTo(a.at()))
                        .toList());
        values.put("plans", plans);
        values.put("shadows", shadows);
        values.put("beside", BESIDE);
        values.put("problem", visit.asked("problem"));
        values.put("told", visit.asked("told"));
        studio.pages().show(ctx, "studio/list.jte", studio.page(visit, "nav.studio"), values);
    }

    private static String id(Queue queue) {
        return queue.name().toLowerCase(Locale.ROOT);
    }

    private static boolean matches(Script script, String wanted) {
        String plain = plain(wanted);
        return plain.isEmpty()
                || plain(script.title()).contains(plain)
                || script.id().contains(plain)
                || plain(script.owner()).contains(plain)
                || script.answers().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(answer -> plain(answer.sms()).contains(plain))
                || script.examples().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(example -> plain(example).contains(plain));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    /** Begins a script that is not there yet. */
    private void begin(Context ctx) {
        Visit visit = Visit.of(ctx);
        String id = visit.text("id");
        String file = Manuscripts.file(id);
        boolean taken = studio.live().script(id).isPresent() || ScriptFile.isBeside(file);
        if (!Visit.isName(id) || taken) {
            visit.lead("/studio?problem=" + (taken ? "taken" : "name"));
            return;
        }
        String content = ScriptForm.blank(id, visit.text("title"));
        Instant now = studio.clock().instant();
        studio.database().write(tx -> {
            if (Manuscripts.save(tx, file, content, 0, visit.staff().id(), now).isPresent()) {
                Audit.of(visit.staff().landlordId(), "script-draft-begun")
                        .by(visit.staff().id())
                        .detail(file)
                        .add(tx, now);
            }
            return file;
        });
        visit.lead("/studio/s/" + id);
    }
}
