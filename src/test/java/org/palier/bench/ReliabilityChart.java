package org.palier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.palier.intents.Reliability;

/** The reliability diagram: bars of how many answers were right over their confidence; perfect bars end on the dashed diagonal. */
final class ReliabilityChart {
    private static final int SIDE = 400;
    private static final int EDGE = 60;

    private final StringBuilder svg = new StringBuilder();

    private ReliabilityChart(String title, Reliability reliability) {
        int size = SIDE + 2 * EDGE;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                size, size);
        line("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", size, size);
        line("<text x=\"%d\" y=\"30\" font-size=\"15\">%s</text>", EDGE, title);
        for (int tick = 0; tick <= 10; tick += 2) {
            line(
                    "<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">%.1f</text>",
                    x(tick / 10.0), EDGE + SIDE + 18, tick / 10.0);
            line(
                    "<text x=\"%d\" y=\"%.0f\" text-anchor=\"end\">%.1f</text>",
                    EDGE - 6, y(tick / 10.0) + 4, tick / 10.0);
        }
        for (Reliability.Bar bar : reliability.bars()) {
            if (bar.right().of() > 0) {
                bar(bar);
            }
        }
        line(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"black\"/>",
                EDGE, EDGE, SIDE, SIDE);
        line(
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"black\" stroke-dasharray=\"6 4\"/>",
                EDGE, EDGE + SIDE, EDGE + SIDE, EDGE);
        line(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">confidence (under each bar: how many answers)</text>",
                EDGE + SIDE / 2, EDGE + SIDE + 42);
        line(
                "<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">share that was right</text>",
                EDGE + SIDE / 2);
        line("</svg>");
    }

    static void write(Path file, String title, Reliability reliability) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, new ReliabilityChart(title, reliability).svg);
    }

    private void bar(Reliability.Bar bar) {
        double top = y(bar.right().value());
        line(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#bbb\" stroke=\"black\"/>",
                x(bar.from()) + 2, top, SIDE / 10.0 - 4, EDGE + SIDE - top);
        line("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"black\"/>", x(bar.confidence()), top);
        line(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" font-size=\"11\">%d</text>",
                x((bar.from() + bar.to()) / 2), EDGE + SIDE - 5, bar.right().of());
    }

    private static double x(double value) {
        return EDGE + SIDE * value;
    }

    private static double y(double value) {
        return EDGE + SIDE * (1 - value);
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
