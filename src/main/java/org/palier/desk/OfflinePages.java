package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.palier.intents.Match;
import org.palier.intents.Queue;
import org.palier.intents.Script;
import org.palier.landlords.Landlord;
import org.palier.landlords.Situations;
import org.palier.line.OfflineContact;
import org.palier.line.OfflineContacts;
import org.palier.web.Feature;
import org.palier.web.Posted;

/** {@code /desk/new}: an adviser types in a visit, a call or a letter, which becomes a request like any other. */
public final class OfflinePages implements Feature {
    private static final int USUAL_PRIORITY = 3;
    private static final int URGENT_PRIORITY = 1;
    private static final List<String> PROMISED_FOR = List.of("", "", "", "");

    private final Workplace place;
    private final OfflineContacts contacts;
    private final Function<String, Match> matcher;
    private final Set<String> restricted;

    /**
     * @param matcher understands what is typed in
     * @param restricted scripts whose requests only some may see
     */
    public OfflinePages(
            Workplace place, OfflineContacts contacts, Function<String, Match> matcher, Set<String> restricted) {
        this.place = place;
        this.contacts = contacts;
        this.matcher = matcher;
        this.restricted = restricted;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/desk/new", ctx -> page(Visit.of(ctx), OfflineForm.EMPTY, ""));
        routes.post("/desk/new", this::add);
        routes.post("/desk/new/topic", this::topic);
    }

    private void page(Visit visit, OfflineForm form, String problem) {
        Map<String, Object> values = place.framed(visit, null);
        values.put("form", form);
        values.put("problem", problem);
        values.put("topics", place.topics());
        values.put("proposal", proposal(form.words()));
        place.pages().show(visit.ctx(), "desk/new.jte", place.page(visit, "desk.offline-contact"), values);
    }

    /** What the words so far are about. */
    private void topic(Context ctx) {
        Visit visit = Visit.of(ctx);
        Map<String, Object> values = place.values(visit);
        values.put("proposal", proposal(Posted.text(ctx, "words")));
        place.pages().show(ctx, "desk/proposal.jte", place.page(visit, "desk.offline-contact"), values);
    }

    private Proposal proposal(String words) {
        return words.isBlank() ? Proposal.NONE : Proposal.of(matcher.apply(words));
    }

    private void add(Context ctx) {
        Visit visit = Visit.of(ctx);
        OfflineForm form = OfflineForm.read(ctx);
        Optional<String> problem = form.problem();
        if (problem.isPresent()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            page(visit, form, visit.words().text(problem.get()));
            return;
        }
        Landlord landlord = place.landlord(visit);
        OfflineContact told = new OfflineContact(
                landlord.id(),
                form.phone(),
                form.name(),
                form.residence(),
                form.language().matches("[a-z]{2}") ? form.language() : "fr",
                landlord.lines().get(0),
                form.known(),
                form.words(),
                need(form, landlord));
        String outcome = CaseRoutes.OUTCOMES.contains(form.next()) ? form.next() : null;
        long conversation = contacts.add(
                told, visit.staff().id(), new OfflineContacts.Next(form.next().equals("mine"), outcome));
        boolean seen = place.database().read(tx -> Cases.maySee(tx, visit.staff(), conversation));
        visit.lead(seen ? "/desk/c/" + conversation : "/desk", Told.TYPED_IN);
    }

    private OfflineContact.Need need(OfflineForm form, Landlord landlord) {
        Proposal proposal = proposal(form.words());
        Optional<Script> script = (form.intent().equals(OfflineForm.AUTOMATIC)
                        ? proposal.intent()
                        : Optional.of(form.intent()))
                .flatMap(place.scripts().get()::script)
                .filter(found -> found.kind() == Script.Kind.TOPIC);
        boolean danger = script.map(Script::danger).orElse(false);
        boolean urgent = form.urgent() || danger;
        int usual = script.map(Script::priority).orElse(USUAL_PRIORITY);
        int priority = urgent ? Math.min(usual, URGENT_PRIORITY) : usual;
        boolean closedOff = script.map(Script::id).filter(restricted::contains).isPresent();
        return new OfflineContact.Need(
                script.map(Script::id).orElse(null),
                form.namesQueue()
                        ? Queue.valueOf(form.queue().toUpperCase(Locale.ROOT))
                        : script.map(Script::queue).orElse(Queue.ADMINISTRATIF),
                priority,
                urgent,
                closedOff,
                danger || closedOff ? null : promise(landlord, priority));
    }

    private @Nullable Instant promise(Landlord landlord, int priority) {
        return Situations.of(landlord, place.clock().instant(), PROMISED_FOR, true)
                .promises()
                .get(priority);
    }
}
