package org.palier.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own on a free port of 127.0.0.1, ended with this object. */
public final class Served implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Linux shares the processors between sessions: in one with its load, a server's many threads would hold up the one that measures. */
    private static final String OWN_SESSION = "setsid";

    private final Process process;
    private final int port;

    private Served(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** Palier as {@code scripts/palier serve} starts it, in demo mode, over a data folder. */
    static Served palier(Path project, Path data) throws IOException, InterruptedException {
        return palier(List.of(project.resolve("scripts/palier").toString()), project, data, freePort(), "warn");
    }

    /** Palier from the classes of this process, without the jar. */
    public static Served classes(Path project, Path data, int port) throws IOException, InterruptedException {
        return classes(project, data, port, "warn");
    }

    /** The same, with another level of the log, which is the file {@code server.log} in the data folder. */
    static Served classes(Path project, Path data, int port, String level) throws IOException, InterruptedException {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.palier.Palier");
        return palier(command, project, data, port, level);
    }

    private static Served palier(List<String> command, Path project, Path data, int port, String level)
            throws IOException, InterruptedException {
        List<String> serve = new ArrayList<>(command);
        serve.add("serve");
        ProcessBuilder builder = new ProcessBuilder(serve);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PALIER_") || name.startsWith("TWILIO_"));
        environment.putAll(Map.of(
                "PALIER_PORT",
                Integer.toString(port),
                "PALIER_DATA",
                data.toString(),
                "PALIER_DEMO",
                "true",
                "PALIER_PUBLIC_URL",
                publicUrl(port),
                "PALIER_REPLIES_PER_HOUR",
                "1000",
                "PALIER_SAME_MESSAGES",
                "20",
                "PALIER_LOG_LEVEL",
                level,
                "TWILIO_ACCOUNT_SID",
                SmsRequests.ACCOUNT,
                "TWILIO_AUTH_TOKEN",
                SmsRequests.TOKEN,
                "PALIER_TWILIO_API_URL",
                "http://127.0.0.1:9"));
        return started(builder.directory(project.toFile()), data, port, "/health");
    }

    static Served constant(Path logs) throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                ConstantServer.class.getName(),
                Integer.toString(port))));
        return started(builder, logs, port, "/");
    }

    /** A program for Node, called with a task, the file of its database and its port. */
    static Served node(Path program, Path task, Path data) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = List.of(
                "node",
                program.toString(),
                task.toString(),
                data.resolve("peer.db").toString(),
                Integer.toString(port));
        return started(new ProcessBuilder(new ArrayList<>(command)), data, port, "/");
    }

    public static String publicUrl(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static Served started(ProcessBuilder builder, Path folder, int port, String probe)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        builder.command().add(0, OWN_SESSION);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
        Served served = new Served(process, port);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(port, probe)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                served.close();
                throw new IOException("the server did not start: see " + folder.resolve("server.log"));
            }
            Thread.sleep(20);
        }
        return served;
    }

    private static boolean answers(int port, String path) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(publicUrl(port) + path)).build();
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return path.equals("/") || status == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    /** Resident memory in MiB, where the system tells it. */
    long residentMiB() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** The time that the processors have worked for it. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** A figure of {@code /metrics}. */
    double metric(String name) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(publicUrl(port) + "/metrics")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new IOException("no figure " + name));
    }

    /** Ends the process at once, as a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
