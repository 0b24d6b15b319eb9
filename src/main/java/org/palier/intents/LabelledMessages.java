package org.palier.intents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of labelled messages: values separated by tabs, a header, no quoting. The columns {@code text} and {@code intent} are needed;
 * {@code also} (ids separated by bars), {@code lang} and {@code style} may be there, and others are passed over.
 */
public final class LabelledMessages {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String file;
    private final List<String> header;
    private final List<LabelledMessage> messages = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private LabelledMessages(String file, String header) {
        this.file = file;
        this.header = Arrays.stream(header.split("\t", -1)).map(String::strip).toList();
    }

    /**
     * Reads the text of a file.
     *
     * @param file what problems call it
     */
    public static LabelledMessages read(String file, String text) {
        String whole = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        String[] lines = whole.split("\r?\n", -1);
        LabelledMessages read = new LabelledMessages(file, lines[0]);
        if (!read.header.contains("text") || !read.header.contains("intent")) {
            read.problems.add(Problem.error(file, 1, 1, "problem.table.header"));
            return read;
        }
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                read.line(lines[i].split("\t", -1), i + 1);
            }
        }
        return read;
    }

    private void line(String[] cells, int line) {
        String intent = cell(cells, "intent").strip();
        if (intent.isEmpty()) {
            problems.add(Problem.error(file, line, 1, "problem.table.intent"));
            return;
        }
        messages.add(new LabelledMessage(
                cell(cells, "text"),
                intent,
                Arrays.stream(cell(cells, "also").split("\\|"))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                cell(cells, "lang").strip(),
                cell(cells, "style").strip(),
                line));
    }

    private String cell(String[] cells, String column) {
        int index = header.indexOf(column);
        return index < 0 || index >= cells.length ? "" : cells[index];
    }

    /** The messages in the order of the file. */
    public List<LabelledMessage> messages() {
        return List.copyOf(messages);
    }

    /** Why the file cannot be used; empty if it can. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Labels that no script has, each where it stands first: no matcher can find them. */
    public List<Problem> unknown(Scripts scripts) {
        Set<String> ids = scripts.all().stream().map(Script::id).collect(Collectors.toSet());
        Map<String, List<LabelledMessage>> strange = new TreeMap<>();
        for (LabelledMessage message : messages) {
            Stream.concat(Stream.of(message.intent()), message.also().stream())
                    .filter(label -> !ids.contains(label)
                            && !label.equals(LabelledMessage.NONE)
                            && !LabelledMessage.isCourtesy(label))
                    .forEach(label -> strange.computeIfAbsent(label, any -> new ArrayList<>())
                            .add(message));
        }
        List<Problem> unknown = new ArrayList<>();
        strange.forEach((label, where) -> unknown.add(Problem.warning(
                file,
                where.get(0).line(),
                1,
                "problem.table.label",
                label,
                where.size(),
                Suggestion.of(label, ids).map(Saying::near).orElse(Saying.of("problem.table.instead")))));
        unknown.sort(null);
        return List.copyOf(unknown);
    }
}
