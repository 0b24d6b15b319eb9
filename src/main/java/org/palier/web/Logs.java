package org.palier.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import org.palier.settings.Settings;
import org.slf4j.LoggerFactory;

/** Sets the form of the log: one line for each event on standard error, as text or as JSON. */
public final class Logs {
    /** A trace stays on the line of its event. */
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} %replace(%msg){'[\\r\\n]+',' '}"
                    + "%replace(%replace(%ex{12}){'^(?=.)',' | '}){'[\\r\\n]+\\s*',' | '}%nopex%n";

    private Logs() {}

    public static void setUp(Settings.Log settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder(context, settings.json()));
        console.start();
        context.getLogger("ROOT").setLevel(Level.WARN);
        context.getLogger("ROOT").addAppender(console);
        // What they tell of a failed start or a malformed request is told by us, in words that help.
        context.getLogger("io.javalin").setLevel(Level.OFF);
        context.getLogger("org.eclipse.jetty").setLevel(Level.ERROR);
        context.getLogger("org.palier").setLevel(Level.toLevel(settings.level()));
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
        EncoderBase<ILoggingEvent> encoder = json ? json() : text();
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static EncoderBase<ILoggingEvent> text() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(PATTERN);
        return encoder;
    }

    private static EncoderBase<ILoggingEvent> json() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        return encoder;
    }
}
