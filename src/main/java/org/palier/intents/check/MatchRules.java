package org.palier.intents.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.palier.intents.Candidate;
import org.palier.intents.GoldenPhrase;
import org.palier.intents.Language;
import org.palier.intents.Match;
import org.palier.intents.Matcher;
import org.palier.intents.Saying;
import org.palier.intents.Script;
import org.palier.intents.Scripts;
import org.palier.intents.Utterance;

/**
 * Lets a matcher understand the folder's phrases: every golden phrase with all examples known, and every example while it and a part of
 * the others are held out, as a tenant's own words would be.
 */
final class MatchRules {
    static final int PARTS = 5;

    /** Held-out examples are understood worse than a tenant's words, for lack of their like: only a strong pull elsewhere counts. */
    private static final double STRONG = 0.9;

    private final Pages pages;
    private final Function<Scripts, Matcher> matchers;

    MatchRules(Pages pages, Function<Scripts, Matcher> matchers) {
        this.pages = pages;
        this.matchers = matchers;
    }

    void check() {
        Scripts scripts = pages.scripts();
        if (scripts.all().isEmpty()) {
            return;
        }
        Matcher matcher = matchers.apply(scripts);
        for (Script script : scripts.all()) {
            tests(script, matcher);
        }
        for (int part = 0; part < PARTS; part++) {
            examples(part);
        }
    }

    private void tests(Script script, Matcher matcher) {
        List<GoldenPhrase> tests = script.tests();
        for (int i = 0; i < tests.size(); i++) {
            GoldenPhrase test = tests.get(i);
            if (!test.expect().equals(GoldenPhrase.NOBODY)
                    && pages.scripts().script(test.expect()).isEmpty()) {
                continue; // the loader told
            }
            if (!test.holds(matcher)) {
                Match match = matcher.match(Utterance.of(test.say()));
                pages.warning(
                        Pages.file(script),
                        "tests[" + (i + 1) + "].say",
                        test.expect().equals(GoldenPhrase.NOBODY) ? "problem.golden.drawn" : "problem.golden.fails",
                        test.say(),
                        described(match),
                        test.expect());
            }
        }
    }

    private void examples(int part) {
        List<Phrase> heldOut = new ArrayList<>();
        List<Script> others = new ArrayList<>();
        for (Script script : pages.scripts().all()) {
            Map<Language, List<String>> kept = new EnumMap<>(Language.class);
            int position = 0;
            for (Phrase phrase : Phrase.examplesOf(script)) {
                if (position++ % PARTS == part) {
                    heldOut.add(phrase);
                } else {
                    kept.computeIfAbsent(phrase.language(), language -> new ArrayList<>())
                            .add(phrase.said());
                }
            }
            others.add(script.withExamples(kept));
        }
        Matcher matcher = matchers.apply(pages.scripts().with(others));
        for (Phrase phrase : heldOut) {
            Match match = matcher.match(Utterance.of(phrase.said()));
            Optional<Candidate> best = match.best();
            if (match.verdict() == Match.Verdict.SURE
                    && best.isPresent()
                    && best.get().confidence() >= STRONG
                    && !best.get().intent().equals(phrase.script())
                    && !match.danger().intents().contains(phrase.script())) {
                pages.warning(
                        phrase.file(), phrase.value(), "problem.example.drawn", phrase.quoted(), described(match));
            }
        }
    }

    private static Saying described(Match match) {
        Saying like = match.example().isEmpty() ? Saying.NOTHING : Saying.of("problem.match.like", match.example());
        return match.best()
                .filter(best -> match.verdict() != Match.Verdict.UNKNOWN)
                .map(best -> Saying.of(
                        "problem.match", best.intent(), String.format(Locale.ROOT, "%.2f", best.confidence()), like))
                .orElse(Saying.of("problem.match.none", like));
    }
}
