package org.palier.intents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the script of a message by linear machines over words, sounds, letters and concepts, trained on the examples of the scripts.
 * Dangers are looked for first, in the whole message and in each of its parts.
 */
public final class LinearMatcher implements Matcher {
    private static final int FEW_WORDS = 4;

    /** The priority of what has no script. */
    private static final int LAST = 3;

    private final Analysis analysis;
    private final Learnt learnt;
    private final Trained trained;
    private final MatcherSettings settings;
    private final Reader reader;
    private final DangerPass dangers;
    private final Ranking ranking;
    private final Meaning meaning;
    private final ThreadLocal<Tally> tallies;

    private LinearMatcher(Scripts scripts, Analysis analysis, Learnt learnt, MatcherSettings settings) {
        this.analysis = analysis;
        this.learnt = learnt;
        this.trained = learnt.trained();
        this.settings = settings;
        this.reader = new Reader(analysis, learnt);
        int[] priorities = trained.classes().stream()
                .mapToInt(id -> scripts.script(id).map(Script::priority).orElse(LAST))
                .toArray();
        this.dangers = new DangerPass(trained, settings, priorities);
        this.ranking = new Ranking(trained, settings, priorities);
        this.meaning = new Meaning(
                analysis.embedder(), trained.meaning(), trained.classes().size() + 2);
        Concepts concepts = new Concepts(analysis.lexicon(), trained.vocabulary());
        this.tallies = ThreadLocal.withInitial(() -> new Tally(trained, concepts, settings.fieldWeights()));
    }

    /** Trains a matcher on the examples of scripts. */
    public static LinearMatcher of(Scripts scripts) {
        return of(scripts, MatcherSettings.DEFAULT);
    }

    public static LinearMatcher of(Scripts scripts, MatcherSettings settings) {
        return of(scripts, settings, Optional.empty());
    }

    /**
     * Trains a matcher that also goes by what messages mean.
     *
     * @param embedder is asked once for each example, and for each message and each of its parts
     */
    public static LinearMatcher of(Scripts scripts, MatcherSettings settings, Optional<Embedder> embedder) {
        Analysis analysis = analysis(scripts, embedder);
        return new LinearMatcher(scripts, analysis, learn(scripts, analysis, settings), settings);
    }

    /**
     * A matcher by way of a file that keeps what was learnt from the same scripts the last time: training takes seconds, reading it a
     * fraction of one.
     *
     * @param caches files that need not exist; the first that fits is read, and when none does, the first is written
     */
    public static LinearMatcher load(
            Scripts scripts, List<Path> caches, MatcherSettings settings, Optional<Embedder> embedder) {
        Analysis analysis = analysis(scripts, embedder);
        Optional<String> program = ScriptCache.program();
        if (program.isEmpty() || caches.isEmpty()) {
            return new LinearMatcher(scripts, analysis, learn(scripts, analysis, settings), settings);
        }
        String key = key(program.get(), scripts, settings, embedder);
        Learnt learnt = caches.stream()
                .flatMap(cache -> new ModelFile(cache, key).read().stream())
                .findFirst()
                .orElseGet(() -> {
                    Learnt fresh = learn(scripts, analysis, settings);
                    new ModelFile(caches.get(0), key).write(fresh);
                    return fresh;
                });
        return new LinearMatcher(scripts, analysis, learnt, settings);
    }

    private static String key(String program, Scripts scripts, MatcherSettings settings, Optional<Embedder> embedder) {
        return program + " " + scripts.revision() + " " + settings.training()
                + embedder.map(one -> " " + one.name()).orElse("");
    }

    /**
     * A matcher for scripts that differ little from those that this one was trained on. It keeps this one's calibration, which is five
     * sixths of the work of {@link #of(Scripts)}.
     */
    public LinearMatcher retrained(Scripts scripts) {
        Analysis other = analysis(scripts, analysis.embedder());
        Learnt again = Learnt.of(Lessons.of(scripts), other, settings, Optional.of(trained.calibration()));
        return new LinearMatcher(scripts, other, again, settings);
    }

    /** Leaves what was learnt where {@link #load} looks for it, as learnt from the scripts. */
    public void keep(Path cache, Scripts scripts) {
        ScriptCache.program()
                .ifPresent(program ->
                        new ModelFile(cache, key(program, scripts, settings, analysis.embedder())).write(learnt));
    }

    private static Learnt learn(Scripts scripts, Analysis analysis, MatcherSettings settings) {
        return Learnt.of(Lessons.of(scripts), analysis, settings, Optional.empty());
    }

    private static Analysis analysis(Scripts scripts, Optional<Embedder> embedder) {
        return new Analysis(new SmsDictionary(scripts.dictionary()), new Lexicon(scripts.lexicon()), embedder);
    }

    @Override
    public Match match(Utterance utterance) {
        Reading reading = read(utterance);
        Tally tally = tallies.get();
        tally.read(reading.known(), reading.hits());
        int[] seen = tally.seen();
        Set<String> concepts = concepts(reading.hits());
        if (seen.length == 0 && !anyGram(reading.known())) {
            return new Match(
                    reading.language(),
                    Danger.NONE,
                    Match.Verdict.UNKNOWN,
                    List.of(),
                    List.of(),
                    concepts,
                    Match.Near.NOTHING);
        }
        float[] scores = tally.scores(0, reading.words().size());
        meaning.add(utterance.text(), scores);
        lean(scores, utterance, reading.words().size());
        List<float[]> parts = new ArrayList<>();
        for (Clauses.Span span : Clauses.of(utterance.text(), reading.words())) {
            float[] part = tally.scores(span.from(), span.to());
            meaning.add(text(utterance, reading.words(), span), part);
            parts.add(part);
        }
        Danger danger = dangers.find(scores, parts);
        if (danger.level() == Danger.Level.NONE) {
            dangers.calm(scores);
            parts.forEach(dangers::calm);
        }
        int best = ranking.best(scores);
        double[] shares = trained.calibration().shares(scores);
        return new Match(
                reading.language(),
                danger,
                ranking.verdict(scores, best, shares),
                ranking.ranked(scores, shares),
                ranking.others(parts, best),
                concepts,
                trained.nearest().to(best, seen));
    }

    private static String text(Utterance utterance, List<Word> words, Clauses.Span span) {
        return utterance
                .text()
                .substring(
                        words.get(span.from()).start(), words.get(span.to() - 1).end());
    }

    private static boolean anyGram(List<KnownWord> known) {
        for (KnownWord word : known) {
            if (word.gramSquares() > 0) {
                return true;
            }
        }
        return false;
    }

    private Set<String> concepts(List<Lexicon.Hit> hits) {
        Set<String> names = new HashSet<>();
        for (Lexicon.Hit hit : hits) {
            names.add(analysis.lexicon().name(hit.concept()));
        }
        return names;
    }

    Trained trained() {
        return trained;
    }

    /** Why a message is understood as it is. */
    public Explanation explain(Utterance utterance) {
        return new Reasons(analysis, trained, settings).explain(read(utterance), match(utterance));
    }

    Reading read(Utterance utterance) {
        return reader.read(utterance);
    }

    /** A message of few words leans towards the topic of the conversation so far. */
    private void lean(float[] scores, Utterance utterance, int count) {
        if (utterance.lastIntent().isPresent() && count <= FEW_WORDS) {
            int last = trained.classes().indexOf(utterance.lastIntent().get());
            if (last >= 0 && !trained.danger()[last]) {
                scores[last] += settings.lastTopic();
            }
        }
    }

    /** The language that a text is read in when nothing is known of the conversation. */
    Optional<Language> language(String text) {
        return Optional.of(reader.language(text));
    }
}
