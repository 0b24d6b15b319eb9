package org.palier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.palier.settings.Settings;
import org.slf4j.LoggerFactory;

@Isolated
class LogsTest {
    private final PrintStream error = System.err;

    @AfterEach
    void restore() {
        System.setErr(error);
        Logs.setUp(new Settings.Log(false, "info"));
    }

    @Test
    void an_event_is_one_line_even_with_a_trace() {
        List<String> lines = logged(false);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("INFO").endsWith("hello world");
        assertThat(lines.get(1)).contains("ERROR", "failed", " | java.lang.IllegalStateException: why | at ");
    }

    @Test
    void an_event_is_one_json_object_on_request() {
        List<String> lines = logged(true);

        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(lines.get(0)).contains("\"formattedMessage\":\"hello\\nworld\"");
    }

    private static List<String> logged(boolean json) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        Logs.setUp(new Settings.Log(json, "info"));
        LoggerFactory.getLogger("org.palier.test").info("hello\nworld");
        LoggerFactory.getLogger("org.palier.test").debug("not written");
        LoggerFactory.getLogger("org.palier.test").error("failed", new IllegalStateException("why"));
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
