package org.palier.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends prepared requests over keep-alive connections to a port of 127.0.0.1, each once.
 * A good answer is 200 with an XML {@code <Response>} that says something.
 */
public final class Load {
    private final int port;

    Load(int port) {
        this.port = port;
    }

    /** An answer to one request: its status, its body, and when it was complete. */
    public record Answer(int status, String body) {
        public boolean good() {
            return status == 200
                    && body.contains("<Response>")
                    && body.contains("<Message")
                    && body.endsWith("</Response>");
        }
    }

    /**
     * What a run gave.
     *
     * @param micros latency of each request, ascending; from the intended moment in an open loop
     */
    record Result(int sent, int good, double seconds, List<Long> micros) {
        double rate() {
            return sent / seconds;
        }

        double percentileMillis(double share) {
            return micros.isEmpty() ? 0 : micros.get((int) Math.min(micros.size() - 1, micros.size() * share)) / 1000.0;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d sent, %d good, %.0f/s, p50 %.1f ms, p99 %.1f ms",
                    sent,
                    good,
                    rate(),
                    percentileMillis(.5),
                    percentileMillis(.99));
        }
    }

    /** Each connection sends its next request when the last was answered. */
    Result closed(List<byte[]> requests, int connections) throws IOException {
        return new Run(requests, 0).over(connections, Long.MAX_VALUE);
    }

    /** The same until a time is over; only what was answered by then counts. */
    Result closedFor(Duration time, List<byte[]> requests, int connections) throws IOException {
        return new Run(requests, 0).over(connections, time.toNanos());
    }

    /** Requests start at a fixed rate a second, whether or not earlier ones were answered, over at most so many connections. */
    Result open(List<byte[]> requests, int connections, int rate) throws IOException {
        return new Run(requests, rate).over(connections, Long.MAX_VALUE);
    }

    /** One thread for all connections: more would take the processors from what is measured. */
    private final class Run {
        /** A wait shorter than this is not left to the selector, which counts in milliseconds. */
        private static final long MILLI = 1_000_000;

        private final List<byte[]> requests;
        private final int rate;
        private final long[] nanos;
        private final ArrayDeque<Exchange> idle = new ArrayDeque<>();
        private long start;
        private int next;
        private int answered;
        private int good;

        /**
         * @param rate requests a second, 0 for as soon as a connection is idle
         */
        Run(List<byte[]> requests, int rate) {
            this.requests = requests;
            this.rate = rate;
            this.nanos = new long[requests.size()];
        }

        Result over(int connections, long limit) throws IOException {
            try (Selector selector = Selector.open()) {
                for (int i = 0; i < connections; i++) {
                    idle.add(new Exchange(port, selector));
                }
                start = System.nanoTime();
                while (answered < requests.size() && System.nanoTime() - start < limit) {
                    sendWhatIsDue();
                    select(selector);
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
                return new Result(answered, good, seconds, micros());
            }
        }

        private void sendWhatIsDue() throws IOException {
            while (next < requests.size() && !idle.isEmpty() && due(next) <= System.nanoTime()) {
                Exchange exchange = idle.remove();
                exchange.send(rate == 0 ? System.nanoTime() : due(next), requests.get(next));
                next++;
            }
        }

        /** When a request is intended to start. */
        private long due(int index) {
            return rate == 0 ? start : start + index * 1_000_000_000L / rate;
        }

        private void select(Selector selector) throws IOException {
            boolean waits = next < requests.size() && !idle.isEmpty();
            long pause = waits ? due(next) - System.nanoTime() : 100 * MILLI;
            if (pause >= MILLI) {
                selector.select(this::read, pause / MILLI);
            } else if (selector.selectNow(this::read) == 0) {
                LockSupport.parkNanos(Math.min(pause, MILLI / 10));
            }
        }

        private void read(SelectionKey key) {
            Exchange exchange = (Exchange) key.attachment();
            try {
                exchange.receive().ifPresent(answer -> {
                    nanos[answered++] = System.nanoTime() - exchange.intended();
                    good += answer.good() ? 1 : 0;
                    idle.add(exchange);
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<Long> micros() {
            return Arrays.stream(nanos, 0, answered)
                    .map(n -> n / 1000)
                    .sorted()
                    .boxed()
                    .toList();
        }
    }

    /** One keep-alive connection. */
    public static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        public Connection(int port) throws IOException {
            this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        }

        public Answer send(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            String status = line();
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            return new Answer(
                    Integer.parseInt(status.split(" ", 3)[1]),
                    new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder(64);
            for (int read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) {
                    throw new IOException("the server closed the connection");
                }
                if (read != '\r') {
                    line.append((char) read);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
