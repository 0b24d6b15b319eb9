package org.palier.intents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the script of a message by linear machines over words, sounds, letters and concepts, trained on the examples of the scripts.
 * Dangers are looked for first, in the whole message and in each of its parts.
 */
public final class LinearMatcher implements Matcher {
    private static final int RANKED = 5;
    private static final int FEW_WORDS = 4;

    private static final int LAST = 3;

    private final Analysis analysis;
    private final LanguageModel languages;
    private final Trained trained;
    private final MatcherSettings settings;
    private final KnownWords words;
    private final int[] priorities;
    private final DangerPass dangers;
    private final Meaning meaning;
    private final ThreadLocal<Tally> tallies;

    LinearMatcher(
            Analysis analysis,
            LanguageModel languages,
            Trained trained,
            MatcherSettings settings,
            List<Script> scripts) {
        this.analysis = analysis;
        this.languages = languages;
        this.trained = trained;
        this.settings = settings;
        this.words = new KnownWords(analysis, trained.vocabulary(), trained.model());
        this.priorities =
                trained.classes().stream().mapToInt(id -> priority(id, scripts)).toArray();
        this.dangers = new DangerPass(trained, settings, priorities);
        this.meaning = new Meaning(
                analysis.embedder(), trained.meaning(), trained.classes().size() + 2);
        Concepts concepts = new Concepts(analysis.lexicon(), trained.vocabulary());
        this.tallies = ThreadLocal.withInitial(() -> new Tally(trained, concepts, settings.fieldWeights()));
    }

    private static int priority(String intent, List<Script> scripts) {
        return scripts.stream()
                .filter(script -> script.id().equals(intent))
                .mapToInt(Script::priority)
                .findFirst()
                .orElse(LAST);
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
        return of(scripts, analysis, learn(Lessons.of(scripts), analysis, settings), settings);
    }

    /**
     * A matcher by way of a file that keeps what was learnt from the same scripts the last time: training takes seconds, reading it a
     * fraction of one.
     *
     * @param caches files that need not exist; the first that fits is read, and when none does, the first is written
     */
    public static LinearMatcher load(Scripts scripts, List<Path> caches, Optional<Embedder> embedder) {
        MatcherSettings settings = MatcherSettings.DEFAULT;
        Analysis analysis = analysis(scripts, embedder);
        Lessons lessons = Lessons.of(scripts);
        Optional<String> program = ScriptCache.program();
        if (program.isEmpty() || caches.isEmpty()) {
            return of(scripts, analysis, learn(lessons, analysis, settings), settings);
        }
        String key = key(program.get(), scripts, settings, embedder);
        ModelFile.Learnt learnt = caches.stream()
                .flatMap(cache -> new ModelFile(cache, key).read().stream())
                .findFirst()
                .orElseGet(() -> {
                    ModelFile.Learnt fresh = learn(lessons, analysis, settings);
                    new ModelFile(caches.get(0), key).write(fresh);
                    return fresh;
                });
        return of(scripts, analysis, learnt, settings);
    }

    private static String key(String program, Scripts scripts, MatcherSettings settings, Optional<Embedder> embedder) {
        return program + " " + scripts.revision() + " " + settings
                + embedder.map(one -> " " + one.name()).orElse("");
    }

    /**
     * A matcher for scripts that differ little from those that this one was trained on. It keeps this one's calibration, which is five
     * sixths of the work of {@link #of(Scripts)}.
     */
    public LinearMatcher retrained(Scripts scripts) {
        Analysis other = analysis(scripts, analysis.embedder());
        Lessons lessons = Lessons.of(scripts);
        Trained retrained = Training.of(
                lessons.examples(),
                lessons.dangers(),
                lessons.systems(),
                other,
                settings,
                Optional.of(trained.calibration()));
        return of(scripts, other, new ModelFile.Learnt(retrained, LanguageModel.train(lessons.texts())), settings);
    }

    /** Leaves what was learnt where {@link #load} looks for it, as learnt from the scripts. */
    public void keep(Path cache, Scripts scripts) {
        ScriptCache.program()
                .ifPresent(program -> new ModelFile(cache, key(program, scripts, settings, analysis.embedder()))
                        .write(new ModelFile.Learnt(trained, languages)));
    }

    private static ModelFile.Learnt learn(Lessons lessons, Analysis analysis, MatcherSettings settings) {
        Trained trained = Training.of(
                lessons.examples(), lessons.dangers(), lessons.systems(), analysis, settings, Optional.empty());
        return new ModelFile.Learnt(trained, LanguageModel.train(lessons.texts()));
    }

    private static LinearMatcher of(
            Scripts scripts, Analysis analysis, ModelFile.Learnt learnt, MatcherSettings settings) {
        return new LinearMatcher(analysis, learnt.languages(), learnt.trained(), settings, List.copyOf(scripts.all()));
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
                    reading.language(), Danger.NONE, Match.Verdict.UNKNOWN, List.of(), List.of(), concepts, "", 0);
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
        int best = best(scores);
        double[] shares = trained.calibration().shares(scores);
        Nearest.Example nearest = trained.nearest().find(best, seen);
        return new Match(
                reading.language(),
                danger,
                verdict(confidence(scores, best, shares)),
                ranked(scores, shares),
                others(parts, best),
                concepts,
                nearest.text(),
                nearest.similarity());
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
        List<Word> raw = Words.of(utterance.text());
        Language language = languages.of(raw, utterance.language());
        List<Word> expanded = analysis.expand(raw, language, utterance.channel());
        List<KnownWord> known = new ArrayList<>(expanded.size());
        List<WordForm> forms = new ArrayList<>(expanded.size());
        for (Word word : expanded) {
            KnownWord one = words.get(word, language);
            known.add(one);
            forms.add(one.form());
        }
        return new Reading(language, expanded, known, analysis.lexicon().find(forms));
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

    private int best(float[] scores) {
        int best = 0;
        for (int k = 1; k < trained.classes().size(); k++) {
            if (scores[k] > scores[best]) {
                best = k;
            }
        }
        return best;
    }

    private double confidence(float[] scores, int k, double[] shares) {
        return trained.system()[k] ? shares[k] : trained.calibration().confidence(scores, k, shares[k]);
    }

    private Match.Verdict verdict(double confidence) {
        if (confidence >= settings.sure()) {
            return Match.Verdict.SURE;
        }
        return confidence >= settings.unsure() ? Match.Verdict.UNSURE : Match.Verdict.UNKNOWN;
    }

    private List<Candidate> ranked(float[] scores, double[] shares) {
        float[] left = Arrays.copyOf(scores, shares.length);
        Candidate[] ranked = new Candidate[Math.min(RANKED, left.length)];
        for (int i = 0; i < ranked.length; i++) {
            int k = best(left);
            ranked[i] = new Candidate(trained.classes().get(k), confidence(scores, k, shares));
            left[k] = Float.NEGATIVE_INFINITY;
        }
        return List.of(ranked);
    }

    private List<Candidate> others(List<float[]> parts, int best) {
        List<Integer> topics = new ArrayList<>();
        List<Candidate> others = new ArrayList<>();
        for (float[] part : parts) {
            int topic = best(part);
            if (topic != best && !trained.system()[topic] && !topics.contains(topic)) {
                double confidence = trained.calibration().confidence(part, topic);
                if (confidence >= settings.sure()) {
                    topics.add(topic);
                    others.add(new Candidate(trained.classes().get(topic), confidence));
                }
            }
        }
        others.sort(Comparator.comparingInt(
                        (Candidate other) -> priorities[trained.classes().indexOf(other.intent())])
                .thenComparingDouble(other -> -other.confidence()));
        return List.copyOf(others);
    }

    /** The language that a text is read in when nothing is known of the conversation. */
    Optional<Language> language(String text) {
        return Optional.of(languages.of(Words.of(text), Optional.empty()));
    }
}
