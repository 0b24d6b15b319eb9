package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Audit;
import org.palier.conversations.Conversations;
import org.palier.conversations.Messages;
import org.palier.intents.Cost;
import org.palier.phones.PhoneNumber;
import org.palier.web.Feature;
import org.palier.web.Posted;
import org.palier.web.StaffAccounts;
import org.palier.web.Wording;

/** {@code /desk/c/…}: one conversation, what led to it, and what to do about it. */
public final class ConversationPages implements Feature {
    private final Workplace place;
    private final StaffAccounts accounts;
    private final CallRoutes calls;
    private final Typing typing;

    public ConversationPages(Workplace place, StaffAccounts accounts, CallRoutes calls) {
        this.place = place;
        this.accounts = accounts;
        this.calls = calls;
        this.typing = new Typing(place.clock());
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/desk/c/{id}", this::page);
        routes.get("/desk/live/c/{id}", ctx -> thread(Visit.of(ctx)));
        routes.post("/desk/c/{id}/draft", this::draft);
        routes.post("/desk/c/{id}/number", this::number);
        routes.post("/desk/c/{id}/contact", this::contact);
        routes.post("/desk/m/{id}/correct", this::correct);
        new ReplyRoutes(place, accounts, typing, this::thread).routes(routes);
        new CaseRoutes(place, accounts).routes(routes);
        calls.routes(routes);
    }

    private void page(Context ctx) {
        Visit visit = Visit.of(ctx);
        sawMentions(visit);
        Dossier dossier = dossier(visit, visit.number("before"));
        Map<String, Object> values = place.framed(visit, visit.id());
        values.putAll(values(visit, dossier));
        String draft = place.database().read(tx -> Drafts.of(tx, visit.staff().id(), visit.id()));
        String greeting = greeting(visit, dossier);
        values.put("draft", draft);
        values.put("greeting", greeting);
        values.put("once", UUID.randomUUID().toString());
        values.put("cost", Cost.of(draft.isEmpty() ? greeting : draft));
        values.put("ready", ready(visit, dossier));
        values.put("cents", place.smsCents());
        values.put("latest", visit.number("before") == null);
        values.put("colleagues", accounts.of(visit.staff().landlordId()));
        values.put("people", place.database().read(tx -> Duties.all(tx, visit.staff(), place.duty())));
        place.pages().show(ctx, "desk/conversation.jte", place.page(visit, "desk.conversation"), values);
    }

    /** Own answers first, then the shared ones, then those of the scripts; where somebody else may read the text, only what tells nothing. */
    private List<ReadyText> ready(Visit visit, Dossier dossier) {
        ReadyTexts texts = new ReadyTexts(place.scripts().get(), place.landlord(visit));
        if (dossier.contact().discreet()) {
            return texts.neutral(spoken(dossier));
        }
        LocalDate today =
                LocalDate.ofInstant(place.clock().instant(), place.times(visit).zone());
        Set<String> about = dossier.requests().stream()
                .flatMap(request -> Stream.ofNullable(request.intent()))
                .collect(Collectors.toSet());
        Wording spoken = spoken(dossier);
        List<ReadyText> ready = new ArrayList<>();
        place.database().read(tx -> {
            ready.addAll(texts.written(
                    OwnTexts.of(tx, Shelf.OWN, visit.staff().id()),
                    ReadyText.Kind.OWN,
                    visit.staff(),
                    spoken,
                    dossier));
            ready.addAll(texts.written(
                    OwnTexts.of(tx, Shelf.SHARED, visit.staff().landlordId()),
                    ReadyText.Kind.SHARED,
                    visit.staff(),
                    spoken,
                    dossier));
            return ready;
        });
        ready.addAll(texts.all(
                dossier.contact().language(), about, today, dossier.contact().residence()));
        return ready;
    }

    private void sawMentions(Visit visit) {
        long staff = visit.staff().id();
        if (place.database().read(tx -> Mentions.unseen(tx, staff)) > 0) {
            place.database()
                    .write(tx ->
                            Mentions.seen(tx, staff, visit.id(), place.clock().instant()));
        }
    }

    /** The words to speak to the tenant, whatever language the adviser reads. */
    private static Wording spoken(Dossier dossier) {
        return Wording.of(dossier.contact().language());
    }

    /** What a first reply begins with: the tenant learns who answers. */
    private static String greeting(Visit visit, Dossier dossier) {
        if (dossier.answered() || !dossier.isHeldBy(visit.staff())) {
            return "";
        }
        Wording words = spoken(dossier);
        String name = visit.staff().firstName();
        String service = dossier.open().stream()
                .findFirst()
                .map(request -> words.text("desk.service." + request.queue()))
                .orElse("");
        boolean bare = dossier.careful() || service.isEmpty();
        return (bare ? words.text("desk.greeting.discreet", name) : words.text("desk.greeting", name, service)) + " ";
    }

    private void thread(Visit visit) {
        Dossier dossier = dossier(visit, visit.number("before"));
        place.pages()
                .show(visit.ctx(), "desk/thread.jte", place.page(visit, "desk.conversation"), values(visit, dossier));
    }

    private Map<String, Object> values(Visit visit, Dossier dossier) {
        Map<String, Object> values = place.values(visit);
        values.put("dossier", dossier);
        values.put("staff", visit.staff());
        values.put("typing", typing.others(dossier.conversation().id(), visit.staff()));
        values.put("topics", place.topics());
        values.put("panel", calls.panel(visit, dossier));
        return values;
    }

    private Dossier dossier(Visit visit, @Nullable Long before) {
        return place.database()
                .read(tx -> Cases.maySee(tx, visit.staff(), visit.id())
                        ? Dossier.of(
                                tx,
                                visit.staff(),
                                visit.id(),
                                before,
                                place::title,
                                place.clock().instant())
                        : Optional.<Dossier>empty())
                .orElseThrow(NotFoundResponse::new);
    }

    /** Keeps what is being typed, tells colleagues, and answers what it would cost. */
    private void draft(Context ctx) {
        Visit visit = Visit.of(ctx);
        refuseStrangers(visit, visit.id());
        String text = Posted.text(ctx, "text");
        place.database().write(tx -> {
            Drafts.keep(tx, visit.staff().id(), visit.id(), text);
            return true;
        });
        boolean changed =
                text.isEmpty() ? typing.stopped(visit.id(), visit.staff()) : typing.typed(visit.id(), visit.staff());
        if (changed) {
            place.live().touched(visit.staff(), visit.id());
        }
        place.pages()
                .show(
                        ctx,
                        "desk/cost.jte",
                        place.page(visit, "desk.conversation"),
                        Map.of("cost", Cost.of(text), "cents", place.smsCents()));
    }

    /** Shows the whole number, and keeps who saw it. */
    private void number(Context ctx) {
        Visit visit = Visit.of(ctx);
        Dossier dossier = dossier(visit, null);
        place.database().write(tx -> {
            Audit.of(visit.staff().landlordId(), "number-shown")
                    .by(visit.staff().id())
                    .about(dossier.contact().id(), visit.id())
                    .add(tx, place.clock().instant());
            return true;
        });
        String address = dossier.contact().address();
        String readable = PhoneNumber.ofE164(address).map(PhoneNumber::readable).orElse(address);
        place.pages()
                .show(
                        ctx,
                        "desk/number.jte",
                        place.page(visit, "desk.conversation"),
                        Map.of("address", address, "readable", readable));
    }

    private void contact(Context ctx) {
        Visit visit = Visit.of(ctx);
        Dossier dossier = dossier(visit, null);
        String language = Posted.text(ctx, "language");
        Profiles.Change change = new Profiles.Change(
                Posted.text(ctx, "name"),
                Posted.text(ctx, "residence"),
                language.matches("[a-z]{2}") ? language : "fr",
                Posted.text(ctx, "call-hours"),
                Posted.ticked(ctx, "discreet"));
        place.database().write(tx -> {
            Profiles.change(
                    tx,
                    dossier.contact(),
                    visit.staff().id(),
                    change,
                    place.clock().instant());
            return true;
        });
        place.live().changed(visit.staff().landlordId(), visit.id());
        visit.lead("/desk/c/" + visit.id(), Told.SAVED);
    }

    private void correct(Context ctx) {
        Visit visit = Visit.of(ctx);
        String intent = Posted.text(ctx, "intent");
        long conversationId = place.database()
                .read(tx -> Messages.withId(tx, visit.id()))
                .orElseThrow(NotFoundResponse::new)
                .conversationId();
        refuseStrangers(visit, conversationId);
        if (place.scripts().get().script(intent).isPresent()) {
            place.database().write(tx -> {
                Instant now = place.clock().instant();
                Corrections.add(tx, visit.id(), visit.staff().id(), intent, now);
                Conversations.withId(tx, conversationId)
                        .ifPresent(conversation -> Audit.of(conversation.landlordId(), "intent-corrected")
                                .by(visit.staff().id())
                                .about(conversation.contactId(), conversationId)
                                .detail(intent)
                                .add(tx, now));
                return true;
            });
        }
        visit.lead("/desk/c/" + conversationId, Told.SAVED);
    }

    private void refuseStrangers(Visit visit, long conversationId) {
        boolean known = place.database()
                .read(tx -> Cases.maySee(tx, visit.staff(), conversationId)
                        && Conversations.withId(tx, conversationId).isPresent());
        if (!known) {
            throw new NotFoundResponse();
        }
    }
}
