package org.palier.intents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A file that stands beside the scripts, as rows. A row is changed, added or taken away in the text of the file: what stands around it
 * stays as it was written, comments too.
 */
public final class Sheet {
    private final SheetKind kind;
    private final List<String> lines;
    private final List<Row> rows;

    /**
     * One entry of the file.
     *
     * @param group the language of a word of the SMS dictionary; empty elsewhere
     * @param cells what it holds, by the name of the field
     * @param first its first line, from 1
     * @param last its last line
     */
    public record Row(String group, String key, Map<String, String> cells, int first, int last) {
        /** What names it in an address. */
        public String name() {
            return group.isEmpty() ? key : group + ":" + key;
        }

        public String cell(String field) {
            return cells.getOrDefault(field, "");
        }
    }

    private Sheet(SheetKind kind, List<String> lines, List<Row> rows) {
        this.kind = kind;
        this.lines = lines;
        this.rows = rows;
    }

    /** Reads a file; without rows where it is no YAML. */
    public static Sheet of(SheetKind kind, String text) {
        ReadFile file = ReadFile.of(kind.file(), text.getBytes(StandardCharsets.UTF_8));
        List<String> lines = Arrays.asList(text.split("\n", -1));
        return new Sheet(
                kind,
                lines,
                file.root().map(root -> rows(kind, root.silently(), lines)).orElse(List.of()));
    }

    private static List<Row> rows(SheetKind kind, Yaml root, List<String> lines) {
        List<SheetKind.Entry> entries = kind.entries(root);
        TreeSet<Integer> starts = new TreeSet<>();
        entries.forEach(entry -> starts.add(entry.line()));
        root.entries()
                .names()
                .forEach(name -> starts.add(root.entries().key(name).line()));
        starts.add(lines.size() + 1);
        List<Row> rows = new ArrayList<>();
        for (SheetKind.Entry entry : entries) {
            Integer next = starts.higher(entry.line());
            int last = next == null ? lines.size() : next - 1;
            while (last > entry.line() && isNothing(lines.get(last - 1))) {
                last--;
            }
            rows.add(new Row(entry.group(), entry.key(), entry.cells(), entry.line(), last));
        }
        return List.copyOf(rows);
    }

    private static boolean isNothing(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    public SheetKind kind() {
        return kind;
    }

    /** In the order of the file. */
    public List<Row> rows() {
        return rows;
    }

    public Optional<Row> row(String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** The file with other cells of a row; with a new one at the end of its group where there is none of that name. */
    public String with(String group, String key, Map<String, String> cells) {
        Row wanted = new Row(group, key, cells, 0, 0);
        Optional<Row> known = row(wanted.name());
        if (known.isPresent()) {
            return replaced(
                    known.get().first(),
                    known.get().last(),
                    written(wanted, known.get().first()));
        }
        List<Row> beside =
                rows.stream().filter(row -> row.group().equals(group)).toList();
        if (beside.isEmpty()) {
            return String.join("\n", lines).stripTrailing() + "\n" + (group.isEmpty() ? "" : group + ":\n")
                    + kind.write(wanted, "  ") + "\n";
        }
        Row last = beside.get(beside.size() - 1);
        return replaced(last.last() + 1, last.last(), written(wanted, last.first()));
    }

    /** The text of a row, indented as a line that is there. */
    private List<String> written(Row row, int like) {
        String line = lines.get(like - 1);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        return kind.write(row, indent).lines().toList();
    }

    /** The file without a row. */
    public String without(String name) {
        return row(name)
                .map(row -> replaced(row.first(), row.last(), List.of()))
                .orElseGet(() -> String.join("\n", lines));
    }

    private String replaced(int first, int last, List<String> instead) {
        List<String> all = new ArrayList<>(lines.subList(0, first - 1));
        all.addAll(instead);
        all.addAll(lines.subList(last, lines.size()));
        return all.stream().collect(Collectors.joining("\n"));
    }
}
