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

    /** What the parser says, and the key of what a person would say. */
    private static final Map<String, String> PLAIN_WORDS = Map.ofEntries(
            Map.entry("mapping values are not allowed here", "problem.yaml.colon"),
            Map.entry("could not find expected ':'", "problem.yaml.no-colon"),
            Map.entry("found unexpected end of stream", "problem.yaml.open"),
            Map.entry("found unknown escape character", "problem.yaml.backslash"),
            Map.entry("sequence entries are not allowed here", "problem.yaml.dash"),
            Map.entry("expected ',' or", "problem.yaml.bracket"),
            Map.entry("expected <block end>", "problem.yaml.indent"),
            Map.entry("found undefined alias", "problem.yaml.alias"),
            Map.entry("but found another document", "problem.yaml.second"));

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
                origin.problems().add(Problem.error(origin.file(), 1, 1, "problem.file.empty"));
            }
            return root.map(node -> new Yaml(origin, "", node));
        } catch (Refusal refused) {
            add(origin, refused.getProblemMark(), refused.saying);
        } catch (MarkedYamlEngineException refused) {
            add(origin, refused.getProblemMark().or(refused::getContextMark), saying(refused.getProblem()));
        } catch (YamlEngineException refused) {
            Saying said = saying(String.valueOf(refused.getMessage()));
            origin.problems().add(new Problem(origin.file(), 1, 1, Problem.Severity.ERROR, said));
        }
        return Optional.empty();
    }

    private static void add(Yaml.Origin origin, Optional<Mark> mark, Saying saying) {
        int line = mark.map(Mark::getLine).orElse(-1) + 1;
        int column = mark.map(Mark::getColumn).orElse(-1) + 1;
        origin.problems().add(new Problem(origin.file(), line, column, Problem.Severity.ERROR, saying));
    }

    private static Saying saying(String said) {
        return PLAIN_WORDS.entrySet().stream()
                .filter(entry -> said.startsWith(entry.getKey()))
                .map(entry -> Saying.of(entry.getValue()))
                .findFirst()
                .orElse(Saying.of("problem.yaml.other", Yaml.oneLine(said)));
    }

    /** Something that YAML allows and no script needs. */
    private static final class Refusal extends ComposerException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final Saying saying;

        Refusal(Optional<Mark> mark, String key, Object... values) {
            super(key, mark);
            this.saying = Saying.of(key, values);
        }
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
            throw new Refusal(key.getStartMark(), "problem.yaml.merge");
        }
        return key;
    }

    private void refuseAnchor(Optional<Anchor> anchor) {
        if (anchor.isPresent()) {
            throw refused("problem.yaml.anchor", "&" + anchor.get());
        }
    }

    private void enter() {
        depth++;
        if (depth > DEEPEST) {
            throw refused("problem.yaml.deep", DEEPEST);
        }
    }

    private Refusal refused(String key, Object... values) {
        return new Refusal(parser.peekEvent().getStartMark(), key, values);
    }

    private static Node withPlainTag(Node node) {
        if (!PLAIN_TAGS.contains(node.getTag())) {
            throw new Refusal(node.getStartMark(), "problem.yaml.tag", node.getTag());
        }
        return node;
    }
}
