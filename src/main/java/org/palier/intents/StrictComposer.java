package org.palier.intents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a file as YAML 1.2 without what no script needs: anchors and aliases (so that a small file cannot grow), tags, several
 * documents, and nesting that would exhaust the stack.
 */
final class StrictComposer extends Composer {
    private static final int DEEPEST = 12;
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP, Tag.MERGE);

    /** What the parser says, and how a person would say it. */
    private static final Map<String, String> PLAIN_WORDS = Map.ofEntries(
            Map.entry(
                    "mapping values are not allowed here",
                    "there is a ': ' where YAML expects none; put the text in quotes, or check the indentation"),
            Map.entry(
                    "could not find expected ':'",
                    "this line is no 'key: value'; add the colon, or indent it as part of the text above"),
            Map.entry("found unexpected end of stream", "a quote or bracket is opened and never closed; close it"),
            Map.entry(
                    "found unknown escape character",
                    "a backslash stands before a letter that needs none; write \\\\ for a backslash, or use no backslash"),
            Map.entry(
                    "sequence entries are not allowed here",
                    "a '- ' stands where YAML expects none; check the indentation"),
            Map.entry(
                    "expected ',' or",
                    "a list in brackets is not closed before this; add the ',' or the closing bracket"),
            Map.entry("expected <block end>", "this line does not continue what is above it; check the indentation"),
            Map.entry("found undefined alias", "a word that begins with '*' is a YAML alias; put the text in quotes"),
            Map.entry("but found another document", "a second document begins here; keep one per file"));

    private int depth;

    private StrictComposer(LoadSettings settings, String text) {
        super(settings, new ParserImpl(settings, new StreamReader(settings, text)));
    }

    /** The value of a whole file; empty, with a problem, if it is no YAML. */
    static Optional<Yaml> read(Yaml.Origin origin, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(origin.file())
                .setSchema(new CoreSchema())
                .setAllowNonScalarKeys(true)
                .setCodePointLimit(SourceText.MAX_BYTES + 1)
                .build();
        try {
            Optional<Node> root = new StrictComposer(settings, text).getSingleNode();
            if (root.isEmpty()) {
                origin.problems()
                        .add(Problem.error(origin.file(), 1, 1, "the file is empty", "write it, or remove it"));
            }
            return root.map(node -> new Yaml(origin, "", node));
        } catch (MarkedYamlEngineException refused) {
            Optional<Mark> mark = refused.getProblemMark().or(refused::getContextMark);
            origin.problems()
                    .add(problem(
                            origin.file(),
                            mark.map(Mark::getLine).orElse(-1) + 1,
                            mark.map(Mark::getColumn).orElse(-1) + 1,
                            refused.getProblem()));
        } catch (YamlEngineException refused) {
            origin.problems().add(problem(origin.file(), 1, 1, String.valueOf(refused.getMessage())));
        }
        return Optional.empty();
    }

    private static Problem problem(String file, int line, int column, String said) {
        String words = PLAIN_WORDS.entrySet().stream()
                .filter(entry -> said.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(said.contains("; ") ? said : said + "; correct the YAML of this line or the one above");
        int cut = words.indexOf("; ");
        return Problem.error(file, line, column, Yaml.oneLine(words.substring(0, cut)), words.substring(cut + 2));
    }

    @Override
    protected Node composeScalarNode(Optional<Anchor> anchor, List<CommentLine> comments) {
        refuseAnchor(anchor);
        return withPlainTag(super.composeScalarNode(anchor, comments));
    }

    @Override
    protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
        refuseAnchor(anchor);
        enter();
        SequenceNode node = super.composeSequenceNode(anchor);
        depth--;
        withPlainTag(node);
        return node;
    }

    @Override
    protected Node composeMappingNode(Optional<Anchor> anchor) {
        refuseAnchor(anchor);
        enter();
        Node node = super.composeMappingNode(anchor);
        depth--;
        return withPlainTag(node);
    }

    @Override
    protected Node composeKeyNode(MappingNode mapping) {
        Node key = super.composeKeyNode(mapping);
        if (key.getTag().equals(Tag.MERGE)) {
            throw new ComposerException(
                    "'<<' is a YAML merge; scripts have none, write the keys here", key.getStartMark());
        }
        return key;
    }

    private void refuseAnchor(Optional<Anchor> anchor) {
        if (anchor.isPresent()) {
            throw refused("'&" + anchor.get() + "' is a YAML anchor; scripts have none, put the text in quotes");
        }
    }

    private void enter() {
        depth++;
        if (depth > DEEPEST) {
            throw refused("lists and keys are nested more than " + DEEPEST
                    + " deep; no script needs that, check brackets and indentation");
        }
    }

    private ComposerException refused(String problem) {
        return new ComposerException(problem, parser.peekEvent().getStartMark());
    }

    private static Node withPlainTag(Node node) {
        if (!PLAIN_TAGS.contains(node.getTag())) {
            throw new ComposerException(
                    "'" + node.getTag() + "' is a YAML tag; scripts have none, put the text in quotes",
                    node.getStartMark());
        }
        return node;
    }
}
