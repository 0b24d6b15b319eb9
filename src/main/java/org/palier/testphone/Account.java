package org.palier.testphone;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.palier.intents.Segments;
import org.palier.web.Wording;

/** Tells in words what the line did with a text. */
public final class Account {
    private final ZoneId zone;

    public Account(ZoneId zone) {
        this.zone = zone;
    }

    /** What the page shows of one text. */
    record Told(List<String> replies, String title, List<Badge> badges, List<Fact> lines) {}

    /** A short mark beside the title; its kind is a class of the style sheet. */
    record Badge(String kind, String text) {}

    record Fact(String name, String value) {}

    Told of(SimulatedCarrier.Delivery delivery, Optional<Trace> trace, Wording words) {
        List<Badge> badges = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        String title = trace.flatMap(Trace::intent).orElseGet(() -> words.text("phone.no-intent"));
        trace.ifPresent(found -> understood(found, words, badges, facts));
        for (String reply : delivery.replies()) {
            facts.add(new Fact(words.text("phone.reply"), segments(reply, words)));
        }
        if (delivery.replies().isEmpty()) {
            facts.add(new Fact(words.text("phone.reply"), words.text("phone.silence")));
        }
        facts.add(new Fact(
                words.text("phone.webhook"),
                "HTTP " + delivery.status() + " · "
                        + decimal(words).format(delivery.took().toNanos() / 1e6) + " ms"));
        return new Told(delivery.replies(), title, badges, facts);
    }

    private void understood(Trace trace, Wording words, List<Badge> badges, List<Fact> facts) {
        NumberFormat percent = NumberFormat.getPercentInstance(words.locale());
        badges.add(new Badge("", words.text("phone.outcome." + trace.outcome())));
        if (!trace.danger().equals("NONE")) {
            badges.add(new Badge("danger", words.text("phone.danger." + trace.danger())));
        }
        if (trace.intent().isPresent()) {
            facts.add(new Fact(words.text("phone.confidence"), percent.format(trace.confidence())));
        }
        if (!trace.example().isBlank()) {
            facts.add(new Fact(
                    words.text("phone.example"),
                    "« " + trace.example() + " » (" + percent.format(trace.similarity()) + ")"));
        }
        trace.runnerUp()
                .ifPresent(second -> facts.add(new Fact(
                        words.text("phone.runner-up"),
                        second + " (" + percent.format(trace.runnerUpConfidence()) + ")")));
        facts.add(new Fact(
                words.text("phone.language"),
                Locale.forLanguageTag(trace.language()).getDisplayLanguage(words.locale())));
        trace.request().ifPresent(request -> request(request, words, badges, facts));
    }

    private void request(Trace.Request request, Wording words, List<Badge> badges, List<Fact> facts) {
        badges.add(
                request.urgent()
                        ? new Badge("danger", words.text("phone.urgent"))
                        : new Badge("wait", words.text("phone.waits")));
        facts.add(new Fact(
                words.text("phone.request"),
                words.text(
                        "phone.request.of",
                        request.reference(),
                        words.text("queue." + request.queue()),
                        request.priority())));
        request.promise().ifPresent(at -> facts.add(new Fact(words.text("phone.promise"), moment(at, words))));
    }

    private String moment(Instant at, Wording words) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", words.locale())
                .withZone(zone)
                .format(at);
    }

    private static String segments(String reply, Wording words) {
        Segments counted = Segments.of(reply);
        return words.text(
                "phone.segments",
                counted.segments(),
                counted.units(),
                counted.encoding() == Segments.Encoding.GSM_7 ? "GSM-7" : "UCS-2");
    }

    private static NumberFormat decimal(Wording words) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMaximumFractionDigits(1);
        return format;
    }
}
