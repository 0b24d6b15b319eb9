package org.palier.testphone;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.palier.calls.Dialer;
import org.palier.phones.PhoneNumber;
import org.palier.twilio.VoiceUrls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/**
 * Calls a tenant as Twilio does, with nobody at either end: the telephone of the staff is answered and the key pressed, the tenant answers,
 * and after a while both hang up. What the line is asked and told meanwhile is what Twilio asks and tells.
 */
public final class SimulatedDialer implements Dialer {
    private static final Logger log = LoggerFactory.getLogger(SimulatedDialer.class);

    /** Long enough to be seen at the desk. */
    private static final Duration STEP = Duration.ofSeconds(2);

    private static final Duration TALK = Duration.ofSeconds(12);

    private final SignedPost post;
    private final String account;
    private final ScheduledExecutorService steps = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulated-dialer");
        thread.setDaemon(true);
        return thread;
    });

    public SimulatedDialer(SignedPost post, String account) {
        this.post = post;
        this.account = account;
    }

    @Override
    public Placing place(PhoneNumber line, PhoneNumber to, String key) {
        String sid = "CA" + post.hex(32);
        Leg leg = new Leg(post.address(VoiceUrls.PATH + "/out/" + key), sid, line, to);
        after(STEP, () -> {
            tell(leg, "/status", Map.of("CallStatus", "ringing"));
            after(STEP, () -> answered(leg));
        });
        return new Placing.Placed(sid);
    }

    /** The telephone of the staff, and where the line is asked what it is to do. */
    private record Leg(String address, String sid, PhoneNumber line, PhoneNumber staff) {}

    @FunctionalInterface
    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    private void answered(Leg leg) throws IOException, InterruptedException {
        tell(leg, "/status", Map.of("CallStatus", "in-progress"));
        Element gather = ask(leg, leg.address, Map.of());
        Element dial = ask(leg, gather.getAttribute("action"), Map.of("Digits", "1"));
        after(STEP, () -> {
            tell(leg, "/tenant", Map.of("CallStatus", "ringing"));
            after(STEP, () -> {
                tell(leg, "/tenant", Map.of("CallStatus", "in-progress"));
                after(TALK, () -> over(leg, dial));
            });
        });
    }

    private void over(Leg leg, Element dial) throws IOException, InterruptedException {
        ask(leg, dial.getAttribute("action"), Map.of("DialCallStatus", "completed", "DialBridged", "true"));
        String seconds = Long.toString(TALK.plus(STEP).toSeconds());
        tell(leg, "/status", Map.of("CallStatus", "completed", "CallDuration", seconds));
    }

    /** The first verb of the line's answer. */
    private Element ask(Leg leg, String address, Map<String, String> own) throws IOException, InterruptedException {
        return TwimlText.verbs(post.post(address, fields(leg, own)).body()).get(0);
    }

    private void tell(Leg leg, String below, Map<String, String> own) throws IOException, InterruptedException {
        post.post(leg.address + below, fields(leg, own));
    }

    private Map<String, String> fields(Leg leg, Map<String, String> own) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", leg.sid);
        fields.put("AccountSid", account);
        fields.put("From", leg.line.e164());
        fields.put("To", leg.staff.e164());
        fields.put("Direction", "outbound-api");
        fields.putAll(own);
        return fields;
    }

    private void after(Duration wait, Step step) {
        ScheduledFuture<?> unused = steps.schedule(
                () -> {
                    try {
                        step.take();
                    } catch (IOException e) {
                        log.warn("a simulated call broke off: {}", e.getMessage());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                wait.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
