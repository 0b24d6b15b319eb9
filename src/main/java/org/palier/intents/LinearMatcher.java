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

    /** How far the most dangerous part of a message pulls the whole: parts are short and less sure. */
    private static final double PART = 0.3;

    private static final float OUT_OF_THE_RUNNING = -4;

    private final Analysis analysis;
    private final LanguageModel languages;
    private final Trained trained;
    private final MatcherSettings settings;
    private final List<Script> scripts;
    private final ThreadLocal<Buffers> buffers;

    private static final class Buffers {
        final Terms terms = new Terms();
        final SparseVector vector = new SparseVector();
        final float[] scores;

        Buffers(int columns) {
            scores = new float[columns];
        }
    }

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
        this.scripts = scripts;
        this.buffers =
                ThreadLocal.withInitial(() -> new Buffers(trained.classes().size() + 2));
    }

    /** Trains a matcher on the examples of scripts. */
    public static LinearMatcher of(Scripts scripts) {
        return of(scripts, MatcherSettings.DEFAULT);
    }

    public static LinearMatcher of(Scripts scripts, MatcherSettings settings) {
        Lessons lessons = Lessons.of(scripts);
        return of(scripts, lessons, learn(scripts, lessons, settings), settings);
    }

    /**
     * A matcher by way of a file that keeps what was learnt from the same scripts the last time: training takes seconds, reading it a
     * fraction of one.
     *
     * @param caches files that need not exist; the first that fits is read, and when none does, the first is written
     */
    public static LinearMatcher load(Scripts scripts, List<Path> caches) {
        MatcherSettings settings = MatcherSettings.DEFAULT;
        Lessons lessons = Lessons.of(scripts);
        Optional<String> program = ScriptCache.program();
        if (program.isEmpty() || caches.isEmpty()) {
            return of(scripts, lessons, learn(scripts, lessons, settings), settings);
        }
        String key = program.get() + " " + scripts.revision() + " " + settings;
        ModelFile.Learnt learnt = caches.stream()
                .flatMap(cache -> new ModelFile(cache, key).read().stream())
                .findFirst()
                .orElseGet(() -> {
                    ModelFile.Learnt fresh = learn(scripts, lessons, settings);
                    new ModelFile(caches.get(0), key).write(fresh);
                    return fresh;
                });
        return of(scripts, lessons, learnt, settings);
    }

    private static ModelFile.Learnt learn(Scripts scripts, Lessons lessons, MatcherSettings settings) {
        Trained trained = Training.of(
                lessons.examples(),
                lessons.dangers(),
                lessons.systems(),
                analysis(scripts),
                settings,
                Optional.empty());
        return new ModelFile.Learnt(trained, LanguageModel.train(lessons.texts()));
    }

    private static LinearMatcher of(
            Scripts scripts, Lessons lessons, ModelFile.Learnt learnt, MatcherSettings settings) {
        return new LinearMatcher(
                analysis(scripts).prepared(lessons.words()),
                learnt.languages(),
                learnt.trained(),
                settings,
                List.copyOf(scripts.all()));
    }

    private static Analysis analysis(Scripts scripts) {
        return new Analysis(new SmsDictionary(scripts.dictionary()), new Lexicon(scripts.lexicon()));
    }

    @Override
    public Match match(Utterance utterance) {
        Reading reading = read(utterance);
        Buffers own = buffers.get();
        float[] scores = scores(reading.forms(), reading.hits(), own);
        Set<String> concepts = concepts(reading.hits());
        if (own.vector.size == 0) {
            return new Match(
                    reading.language(), Danger.NONE, Match.Verdict.UNKNOWN, List.of(), List.of(), concepts, "", 0);
        }
        lean(scores, utterance, reading);
        int best = best(scores, false);
        Nearest.Example nearest = trained.nearest().find(best, own.vector);
        List<float[]> parts = parts(utterance.text(), reading, own);
        Danger danger = danger(scores, parts);
        if (danger.level() == Danger.Level.NONE) {
            calm(scores);
            parts.forEach(this::calm);
            if (trained.danger()[best]) {
                best = best(scores, false);
                scores(reading.forms(), reading.hits(), own);
                nearest = trained.nearest().find(best, own.vector);
            }
        }
        return new Match(
                reading.language(),
                danger,
                verdict(scores, best),
                ranked(scores),
                others(parts, best),
                concepts,
                nearest.text(),
                nearest.similarity());
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
        Match match = match(utterance);
        Reading reading = read(utterance);
        return new Reasons(analysis, trained, settings).explain(reading, match);
    }

    Reading read(Utterance utterance) {
        List<Word> raw = Words.of(utterance.text());
        Language language = languages.of(raw, utterance.language());
        List<Word> words = analysis.expand(raw, language, utterance.channel());
        List<WordForm> forms = analysis.forms(words, language);
        return new Reading(language, words, forms, analysis.lexicon().find(forms));
    }

    private float[] scores(List<WordForm> forms, List<Lexicon.Hit> hits, Buffers own) {
        analysis.terms(forms, hits, own.terms);
        own.vector.fill(own.terms, trained.vocabulary(), settings.fieldWeights());
        trained.model().score(own.vector, own.scores);
        return own.scores.clone();
    }

    /** The danger pass alone says that there is a danger: where it found none, none competes with the topics. */
    private void calm(float[] scores) {
        for (int k = 0; k < trained.classes().size(); k++) {
            if (trained.danger()[k]) {
                scores[k] = OUT_OF_THE_RUNNING;
            }
        }
    }

    /** A message of few words leans towards the topic of the conversation so far. */
    private void lean(float[] scores, Utterance utterance, Reading reading) {
        if (utterance.lastIntent().isPresent() && reading.words().size() <= FEW_WORDS) {
            int last = trained.classes().indexOf(utterance.lastIntent().get());
            if (last >= 0 && !trained.danger()[last]) {
                scores[last] += settings.lastTopic();
            }
        }
    }

    private int best(float[] scores, boolean topicsOnly) {
        int best = -1;
        for (int k = 0; k < trained.classes().size(); k++) {
            if (!(topicsOnly && trained.system()[k]) && (best < 0 || scores[k] > scores[best])) {
                best = k;
            }
        }
        return best;
    }

    private List<float[]> parts(String text, Reading reading, Buffers own) {
        List<float[]> parts = new ArrayList<>();
        for (Clauses.Span span : Clauses.of(text, reading.words())) {
            List<Lexicon.Hit> hits = new ArrayList<>();
            for (Lexicon.Hit hit : reading.hits()) {
                if (hit.first() >= span.from() && hit.last() < span.to()) {
                    hits.add(new Lexicon.Hit(hit.concept(), hit.first() - span.from(), hit.last() - span.from()));
                }
            }
            parts.add(scores(reading.forms().subList(span.from(), span.to()), hits, own));
        }
        return parts;
    }

    private Danger danger(float[] scores, List<float[]> parts) {
        double whole = trained.calibration().danger(scores, trained.danger());
        double most = whole;
        float[] worst = scores;
        for (float[] part : parts) {
            double partly = trained.calibration().danger(part, trained.danger());
            if (partly > most) {
                most = partly;
                worst = part;
            }
        }
        double score = Logistic.sigmoid(Logistic.logit(whole) + PART * (Logistic.logit(most) - Logistic.logit(whole)));
        if (score < settings.possible()) {
            return new Danger(Danger.Level.NONE, List.of(), score);
        }
        return new Danger(
                score >= settings.certain() ? Danger.Level.CERTAIN : Danger.Level.POSSIBLE, dangers(worst), score);
    }

    /** The likeliest danger and, if it is about as likely, a second; then the gravest first. */
    private List<String> dangers(float[] scores) {
        double[] shares = trained.calibration().shares(scores);
        Integer[] order = new Integer[trained.classes().size()];
        Arrays.setAll(order, k -> k);
        List<Integer> found = Arrays.stream(order)
                .filter(k -> trained.danger()[k])
                .sorted(Comparator.comparingDouble(k -> -shares[k]))
                .limit(2)
                .toList();
        if (found.size() == 2 && shares[found.get(1)] < shares[found.get(0)] * 0.5) {
            found = found.subList(0, 1);
        }
        return found.stream()
                .map(k -> trained.classes().get(k))
                .sorted(Comparator.comparingInt(this::priority))
                .toList();
    }

    private int priority(String intent) {
        return scripts.stream()
                .filter(script -> script.id().equals(intent))
                .mapToInt(Script::priority)
                .findFirst()
                .orElse(3);
    }

    private Match.Verdict verdict(float[] scores, int best) {
        double confidence = trained.system()[best]
                ? trained.calibration().shares(scores)[best]
                : trained.calibration().confidence(scores, best);
        if (confidence >= settings.sure()) {
            return Match.Verdict.SURE;
        }
        return confidence >= settings.unsure() ? Match.Verdict.UNSURE : Match.Verdict.UNKNOWN;
    }

    private List<Candidate> ranked(float[] scores) {
        double[] shares = trained.calibration().shares(scores);
        Integer[] order = new Integer[shares.length];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, Comparator.comparingDouble(k -> -scores[k]));
        List<Candidate> ranked = new ArrayList<>();
        for (int i = 0; i < Math.min(RANKED, order.length); i++) {
            int k = order[i];
            double confidence =
                    trained.system()[k] ? shares[k] : trained.calibration().confidence(scores, k);
            ranked.add(new Candidate(trained.classes().get(k), confidence));
        }
        return List.copyOf(ranked);
    }

    private List<Candidate> others(List<float[]> parts, int best) {
        List<Candidate> others = new ArrayList<>();
        for (float[] part : parts) {
            int topic = best(part, false);
            double confidence = trained.calibration().confidence(part, topic);
            String intent = trained.classes().get(topic);
            if (topic != best
                    && !trained.system()[topic]
                    && confidence >= settings.sure()
                    && others.stream().noneMatch(other -> other.intent().equals(intent))) {
                others.add(new Candidate(intent, confidence));
            }
        }
        others.sort(Comparator.comparingInt((Candidate candidate) -> priority(candidate.intent()))
                .thenComparingDouble(candidate -> -candidate.confidence()));
        return List.copyOf(others);
    }

    /** The language that a text is read in when nothing is known of the conversation. */
    Optional<Language> language(String text) {
        return Optional.of(languages.of(Words.of(text), Optional.empty()));
    }
}
