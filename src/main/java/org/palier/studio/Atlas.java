package org.palier.studio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.intents.Likeness;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/**
 * The map of scripts: what is alike lies near each other, and lines join those that messages get mixed up between.
 *
 * @param shown the confusions that lines are drawn for, the most frequent first
 */
public record Atlas(List<Node> nodes, List<Line> lines, List<Confusion> shown) {
    public static final int WIDTH = 1_000;
    public static final int HEIGHT = 680;
    private static final int APART = 48;
    private static final int MOST_LINES = 30;
    private static final int THICKEST = 9;

    /**
     * A script on the map.
     *
     * @param number that stands in it
     */
    public record Node(int number, Script script, int x, int y) {}

    /**
     * A confusion on the map.
     *
     * @param width the more messages the thicker
     */
    public record Line(Node from, Node to, int width, Confusion confusion) {}

    /** Where scripts lie; changes with the scripts alone. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Sheet(List<Script> scripts, int[][] places) {
        static Sheet of(Scripts scripts, Likeness likeness) {
            List<Script> all = scripts.all().stream()
                    .filter(script -> !script.examples().isEmpty())
                    .toList();
            return new Sheet(all, Layout.of(likeness.between(all), WIDTH, HEIGHT, APART));
        }
    }

    static Atlas of(Sheet sheet, List<Confusion> confusions) {
        Map<String, Node> nodes = new HashMap<>();
        List<Node> ordered = new ArrayList<>();
        for (int i = 0; i < sheet.scripts.size(); i++) {
            Node node = new Node(i + 1, sheet.scripts.get(i), sheet.places[i][0], sheet.places[i][1]);
            ordered.add(node);
            nodes.put(node.script.id(), node);
        }
        List<Confusion> shown = confusions.stream()
                .filter(each -> nodes.containsKey(each.one()) && nodes.containsKey(each.other()))
                .limit(MOST_LINES)
                .toList();
        int most = shown.stream().mapToInt(Confusion::total).max().orElse(1);
        List<Line> lines = shown.stream()
                .map(each -> line(nodes, each, most))
                .flatMap(Optional::stream)
                .toList();
        return new Atlas(List.copyOf(ordered), lines, shown);
    }

    private static Optional<Line> line(Map<String, Node> nodes, Confusion each, int most) {
        Node from = nodes.get(each.one());
        Node to = nodes.get(each.other());
        int width = 2 + (THICKEST - 2) * each.total() / most;
        return from == null || to == null ? Optional.empty() : Optional.of(new Line(from, to, width, each));
    }
}
