package org.palier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rows of an evaluation file: TSV with a header; columns {@code text} and {@code intent}, optionally {@code also}. */
final class MessagesFile {
    private MessagesFile() {}

    /** One row. */
    record Row(String text, String intent, List<String> also) {
        boolean accepts(String answered) {
            return answered.equals(intent) || also.contains(answered);
        }
    }

    static List<Row> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).split("\t"));
        int text = header.indexOf("text");
        int intent = header.indexOf("intent");
        int also = header.indexOf("also");
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", -1))
                .map(cells -> new Row(
                        cells[text],
                        cells[intent],
                        also < 0 || also >= cells.length || cells[also].isEmpty()
                                ? List.of()
                                : List.of(cells[also].split("\\|"))))
                .toList();
    }

    static List<String> texts(Path file) throws IOException {
        return rows(file).stream().map(Row::text).toList();
    }
}
