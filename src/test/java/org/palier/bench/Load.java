package org.palier.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends prepared requests over keep-alive connections to a port of 127.0.0.1, each once, one blocking thread for each connection.
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
    Result closed(List<byte[]> requests, int connections) throws InterruptedException {
        return run(requests, connections, 0);
    }

    /** Requests start at a fixed rate a second, whether or not earlier ones were answered, over at most so many connections. */
    Result open(List<byte[]> requests, int connections, int rate) throws InterruptedException {
        return run(requests, connections, rate);
    }

    private Result run(List<byte[]> requests, int connections, int rate) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger good = new AtomicInteger();
        long[] nanos = new long[requests.size()];
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int c = 0; c < connections; c++) {
            Thread thread = new Thread(() -> {
                try (Connection connection = new Connection(port)) {
                    for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                        long intended = rate == 0 ? System.nanoTime() : start + i * 1_000_000_000L / rate;
                        pause(intended - System.nanoTime());
                        if (connection.send(requests.get(i)).good()) {
                            good.incrementAndGet();
                        }
                        nanos[i] = System.nanoTime() - intended;
                    }
                } catch (IOException e) {
                    System.err.println("a connection broke: " + e.getMessage());
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Long> micros =
                Arrays.stream(nanos).map(n -> n / 1000).sorted().boxed().toList();
        return new Result(requests.size(), good.get(), seconds, micros);
    }

    private static void pause(long nanos) {
        if (nanos > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(nanos);
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
