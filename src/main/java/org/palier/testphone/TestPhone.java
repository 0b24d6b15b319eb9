package org.palier.testphone;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.palier.phones.PhoneNumber;
import org.palier.web.Feature;
import org.palier.web.Page;
import org.palier.web.Pages;
import org.palier.web.Wording;

/** The page of demo mode on which one texts the line as any fictional tenant, and sees what it understood. */
public final class TestPhone implements Feature {
    private static final int SUGGESTIONS = 8;
    private static final int MOST_CHARACTERS = 1600;

    private final Pages pages;
    private final SimulatedCarrier carrier;
    private final Behind behind;
    private final Account account;
    private final PhoneNumber line;
    private final String landlord;

    public TestPhone(
            Pages pages, SimulatedCarrier carrier, Behind behind, Account account, PhoneNumber line, String landlord) {
        this.pages = pages;
        this.carrier = carrier;
        this.behind = behind;
        this.account = account;
        this.line = line;
        this.landlord = landlord;
    }

    /** A text that a tenant sends from the page. */
    record Sent(
            @JsonProperty("from") @Nullable String from,
            @JsonProperty("text") @Nullable String text,
            @JsonProperty("pictures") int pictures) {}

    /** What the adviser of the demo does. */
    record Act(
            @JsonProperty("number") @Nullable String number,
            @JsonProperty("action") @Nullable String action,
            @JsonProperty("text") @Nullable String text) {}

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/phone", this::page);
        routes.post("/phone/messages", PageJson.told(this::send));
        routes.post("/phone/adviser", PageJson.told(this::adviser));
        routes.get("/phone/inbox", PageJson.told(this::inbox));
    }

    private void page(Context ctx) {
        Page page = pages.page(ctx, "nav.phone").withStyles("phone.css").withScripts("phone.js");
        List<String> suggestions = IntStream.rangeClosed(1, SUGGESTIONS)
                .mapToObj(number -> page.text("phone.suggestion." + number))
                .toList();
        pages.show(
                ctx,
                "phone.jte",
                page,
                Map.of("line", line.readable(), "landlord", landlord, "suggestions", suggestions));
    }

    private void send(Context ctx) {
        Wording words = Pages.wording(ctx);
        Sent sent = PageJson.read(ctx, Sent.class);
        PhoneNumber from = PageJson.number(ctx, sent.from());
        String text = Optional.ofNullable(sent.text()).orElse("");
        if (text.length() > MOST_CHARACTERS) {
            throw new BadRequestResponse(words.text("phone.error.long"));
        }
        PageJson.asked(ctx, () -> {
            SimulatedCarrier.Delivery delivery =
                    carrier.deliver(from, line, text, Math.max(0, Math.min(sent.pictures(), 5)));
            Optional<Trace> trace = behind.trace(delivery.sid());
            return account.of(delivery, trace, words);
        });
    }

    private void adviser(Context ctx) {
        Wording words = Pages.wording(ctx);
        Act act = PageJson.read(ctx, Act.class);
        PhoneNumber tenant = PageJson.number(ctx, act.number());
        String action = Optional.ofNullable(act.action()).orElse("");
        boolean done = switch (action) {
            case "take" -> behind.take(tenant);
            case "say" -> behind.say(tenant, Optional.ofNullable(act.text()).orElse(""));
            case "hand-back" -> behind.handBack(tenant);
            default -> throw new BadRequestResponse("action: take, say, hand-back");
        };
        PageJson.answer(ctx, 200, Map.of("message", words.text("phone.adviser." + action + (done ? ".done" : ".not"))));
    }

    private void inbox(Context ctx) {
        PhoneNumber number = PageJson.number(ctx, ctx.queryParam("number"));
        long after = ctx.queryParamAsClass("after", Long.class).getOrDefault(0L);
        PageJson.answer(ctx, 200, behind.received(number, after));
    }
}
