package org.palier.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server. Closing it answers what is in flight and takes nothing new.
 *
 * <p>A webhook holds a thread until its commit is on disk, and what waits shares a commit: threads beyond the number of connections that
 * Twilio opens bring nothing, but too few make the groups small. 128 are the most, 1 MiB of stack each at worst. While more than 4,000
 * requests wait for a thread, nobody at the end would be answered within Twilio's 15 seconds: those at the head are then refused at
 * once, so that Twilio's fallback speaks and the queue shortens.
 */
public final class Server implements AutoCloseable {
    private static final int MOST_THREADS = 128;
    private static final int LEAST_THREADS = 16;
    private static final int MOST_WAITING = 4_000;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final int HEADER_BYTES = 8 * 1024;

    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private final Javalin javalin;

    private Server(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any that is free
     * @throws PortInUseException if another program listens there, or this one may not
     */
    public static Server start(String host, int port, Pages pages, List<Feature> features) throws PortInUseException {
        Javalin javalin = Javalin.create(config -> {
            setUp(config);
            features.forEach(feature -> feature.routes(config.routes));
            new ErrorPages(pages).routes(config.routes);
        });
        try {
            javalin.start(host, port);
        } catch (JavalinBindException e) {
            throw new PortInUseException(
                    "Port " + port + " of " + host
                            + " cannot be used: another program, perhaps another Palier, listens there or the"
                            + " system forbids it. Stop that one, or choose another with PALIER_PORT.",
                    e);
        }
        return new Server(javalin);
    }

    private static void setUp(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        // Answers are small, and what stands before Palier on the internet compresses better.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.defaultContentType = "text/plain; charset=utf-8";
        QueuedThreadPool threads = threads();
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(Server::setUp);
        config.jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            server.insertHandler(new Guard(() -> threads.getQueueSize() > MOST_WAITING));
            server.setErrorHandler(new PlainErrors());
            server.setStopTimeout(STOP.toMillis());
        });
    }

    private static void setUp(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(HEADER_BYTES);
        // A table of 100 KB for each connection, to save reading headers that a carrier sends once or twice over one.
        http.setHeaderCacheSize(0);
        http.setIdleTimeout(IDLE.toMillis());
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, 60_000);
        threads.setName("web");
        return threads;
    }

    /** Where it listens, which tells the port that was free. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (RuntimeException e) {
            log.warn("stopped without waiting longer for what was in flight: {}", e.getMessage());
        }
    }
}
