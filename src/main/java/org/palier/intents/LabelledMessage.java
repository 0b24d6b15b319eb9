package org.palier.intents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A message of an evaluation file and what it should be understood as.
 *
 * @param intent the script's id; {@code none} where the matcher should abstain
 * @param also other right answers
 * @param language two-letter code; empty if not told
 * @param style how it is written; empty if not told
 */
public record LabelledMessage(String text, String intent, Set<String> also, String language, String style) {
    static final String NONE = "none";
    private static final Set<String> COURTESIES = Set.of("greeting", "thanks");

    /** Whether it asks for something that a script answers. */
    boolean inScope() {
        return !intent.equals(NONE) && !courtesy();
    }

    boolean courtesy() {
        return COURTESIES.contains(intent);
    }

    boolean accepts(String predicted) {
        return predicted.equals(intent) || also.contains(predicted);
    }

    /**
     * Reads a file of tab-separated values with a header; the columns text and intent are needed, also, lang and style may be there.
     *
     * @throws IOException if it cannot be read, or a column or value is missing; the message names the line
     */
    public static List<LabelledMessage> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty()) {
            throw new IOException(
                    file + " is empty; write a header line 'text<tab>intent' and a message on each line below");
        }
        List<String> header = Arrays.asList(lines.get(0).replace("\ufeff", "").split("\t", -1));
        int text = header.indexOf("text");
        int intent = header.indexOf("intent");
        if (text < 0 || intent < 0) {
            throw new IOException(file + ":1: the header must name the columns 'text' and 'intent', separated by tabs");
        }
        List<LabelledMessage> messages = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isEmpty()) {
                continue;
            }
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length <= Math.max(text, intent) || cells[intent].isBlank()) {
                throw new IOException(file + ":" + (i + 1) + ": the line has no intent; separate the columns by tabs");
            }
            messages.add(new LabelledMessage(
                    cells[text],
                    cells[intent],
                    Arrays.stream(cell(cells, header, "also").split("\\|"))
                            .filter(id -> !id.isBlank())
                            .collect(Collectors.toUnmodifiableSet()),
                    cell(cells, header, "lang"),
                    cell(cells, header, "style")));
        }
        return List.copyOf(messages);
    }

    private static String cell(String[] cells, List<String> header, String column) {
        int index = header.indexOf(column);
        return index < 0 || index >= cells.length ? "" : cells[index];
    }
}
