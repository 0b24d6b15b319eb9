package org.palier.testphone;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.palier.phones.PhoneNumber;
import org.palier.testphone.CallScene.Ring;
import org.palier.web.Feature;
import org.palier.web.Page;
import org.palier.web.Pages;

/** The page of demo mode on which one calls the line as any fictional tenant: hears it, speaks, presses keys, and plays the adviser rung. */
public final class CallPage implements Feature {
    private static final int MOST_CALLS = 50;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_SECONDS = 180;
    private static final double HEARD_BADLY = 0.2;
    private static final double HEARD_WELL = 0.9;

    private final Pages pages;
    private final SignedPost post;
    private final String twilioAccount;
    private final BiConsumer<String, byte[]> recordings;
    private final PhoneNumber line;
    private final String landlord;
    private final Map<String, SimulatedCall> calls = new LinkedHashMap<>();

    /**
     * @param recordings takes in what is said after the tone, by the carrier's key
     */
    public CallPage(
            Pages pages,
            SignedPost post,
            String twilioAccount,
            BiConsumer<String, byte[]> recordings,
            PhoneNumber line,
            String landlord) {
        this.pages = pages;
        this.post = post;
        this.twilioAccount = twilioAccount;
        this.recordings = recordings;
        this.line = line;
        this.landlord = landlord;
    }

    /** A call that a tenant makes from the page. */
    record Dialled(
            @JsonProperty("from") @Nullable String from,
            @JsonProperty("hidden") boolean hidden) {}

    /** What the tenant, or the adviser who is rung, does. */
    record Act(
            @JsonProperty("action") @Nullable String action,
            @JsonProperty("text") @Nullable String text,
            @JsonProperty("badly") boolean badly) {}

    /** One moment of a call, as the page's script reads it. */
    record Shown(
            String id,
            List<CallScene.Heard> heard,
            String waiting,
            boolean words,
            int keys,
            String rung,
            String end,
            List<Step> steps) {}

    /** A request to the line: what came, how long it took, what was answered. */
    record Step(String path, String input, double millis, int status, String twiml) {}

    @FunctionalInterface
    private interface Doing {
        CallScene take(SimulatedCall call) throws IOException, InterruptedException;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/phone/call", this::page);
        routes.post("/phone/call", PageJson.told(this::dial));
        routes.post("/phone/call/{id}", PageJson.told(this::act));
        routes.post("/phone/call/{id}/tone", PageJson.told(this::tone));
    }

    private void page(Context ctx) {
        Page page = pages.page(ctx, "call.title")
                .withStyles("phone.css", "call.css")
                .withScripts("call.js");
        ctx.header("Permissions-Policy", "camera=(), microphone=(self), geolocation=()");
        pages.show(ctx, "call.jte", page, Map.of("line", line.readable(), "landlord", landlord));
    }

    private void dial(Context ctx) {
        Dialled dialled = PageJson.read(ctx, Dialled.class);
        String from = dialled.hidden()
                ? "anonymous"
                : PageJson.number(ctx, dialled.from()).e164();
        SimulatedCall call = new SimulatedCall(post, twilioAccount, from, line);
        synchronized (calls) {
            calls.put(call.sid(), call);
            if (calls.size() > MOST_CALLS) {
                calls.remove(calls.keySet().iterator().next());
            }
        }
        show(ctx, call, SimulatedCall::begin);
    }

    private void act(Context ctx) {
        Act act = PageJson.read(ctx, Act.class);
        String text = Optional.ofNullable(act.text()).orElse("").strip();
        show(ctx, call(ctx), call -> switch (Optional.ofNullable(act.action()).orElse("")) {
            case "say" -> call.say(text, OptionalDouble.of(act.badly() ? HEARD_BADLY : HEARD_WELL));
            case "press" -> call.press(text);
            case "silence" -> call.silence();
            case "hang-up" -> call.hangUp();
            case "taken" -> call.ring(Ring.TAKEN);
            case "refused" -> call.ring(Ring.REFUSED);
            case "busy" -> call.ring(Ring.BUSY);
            case "no-answer" -> call.ring(Ring.NO_ANSWER);
            default -> throw new BadRequestResponse("action");
        });
    }

    /** The body is what was said after the tone. */
    private void tone(Context ctx) throws IOException {
        byte[] sound = ctx.bodyInputStream().readNBytes(MOST_BYTES);
        int seconds = Math.max(
                1,
                Math.min(
                        MOST_SECONDS,
                        ctx.queryParamAsClass("seconds", Integer.class).getOrDefault(1)));
        boolean hangsUp = "true".equals(ctx.queryParam("hangs-up"));
        String recording = "RE" + post.hex(32);
        recordings.accept(recording, sound);
        show(ctx, call(ctx), call -> call.tone(recording, seconds, hangsUp));
    }

    private SimulatedCall call(Context ctx) {
        synchronized (calls) {
            return Optional.ofNullable(calls.get(ctx.pathParam("id"))).orElseThrow(NotFoundResponse::new);
        }
    }

    private static void show(Context ctx, SimulatedCall call, Doing doing) {
        PageJson.asked(ctx, () -> {
            try {
                synchronized (call) {
                    return shown(call, doing.take(call));
                }
            } catch (IllegalStateException e) {
                throw new BadRequestResponse(Pages.wording(ctx).text("call.error.moment"));
            }
        });
    }

    private static Shown shown(SimulatedCall call, CallScene scene) {
        return new Shown(
                call.sid(),
                scene.heard(),
                scene.waiting().name(),
                scene.words(),
                scene.keys(),
                scene.rung().isEmpty() ? "" : new PhoneNumber(scene.rung()).readable(),
                scene.end(),
                scene.hops().stream()
                        .map(hop -> new Step(
                                hop.path(), input(hop.sent()), hop.took().toNanos() / 1e6, hop.status(), hop.answer()))
                        .toList());
    }

    /** What of a request is about the step itself. */
    private static String input(Map<String, String> sent) {
        for (String field : List.of(
                "SpeechResult", "DialCallStatus", "RecordingStatus", "RecordingDuration", "Digits", "CallDuration")) {
            if (sent.containsKey(field)) {
                return field + "=" + sent.get(field);
            }
        }
        return "";
    }
}
