package org.palier.intents;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An intent script: one need of tenants, how they say it, what Palier answers and who takes over. Read from {@code intents/<id>.yaml}.
 *
 * @param priority 0 life, 1 duty officer now, 2 working day, 3 normal
 * @param partner the landlord's partner service that the answer relies on; without it {@code always} is lowered to {@code offer}
 * @param urgentWhen concepts of the lexicon whose presence in the message makes the escalation urgent
 * @param revision short hash of the script's content
 */
public record Script(
        String id,
        Kind kind,
        String title,
        String scope,
        Queue queue,
        EscalationRule escalation,
        int priority,
        boolean danger,
        Optional<String> partner,
        List<String> urgentWhen,
        String owner,
        Optional<LocalDate> reviewBy,
        String source,
        Map<Language, List<Answer>> answers,
        List<String> ask,
        List<String> choices,
        List<GoldenPhrase> tests,
        Map<Language, List<String>> examples,
        String revision) {

    /** Whether a script is a tenant's need or one of the line's own courtesies and refusals. */
    public enum Kind {
        TOPIC,
        SYSTEM
    }

    /** The same script with more golden phrases, each of them once. */
    public Script withTests(Collection<GoldenPhrase> more) {
        Set<GoldenPhrase> all = new LinkedHashSet<>(tests);
        all.addAll(more);
        return with(answers, List.copyOf(all), examples);
    }

    /** The same script with other examples, and the revision that they give it. */
    public Script withExamples(Map<Language, List<String>> others) {
        return with(answers, tests, others);
    }

    /** The same script with other answers. */
    public Script withAnswers(Map<Language, List<Answer>> others) {
        return with(others, tests, examples);
    }

    private Script with(
            Map<Language, List<Answer>> saying, List<GoldenPhrase> promised, Map<Language, List<String>> learnt) {
        return Revision.stamp(new Script(
                id,
                kind,
                title,
                scope,
                queue,
                escalation,
                priority,
                danger,
                partner,
                urgentWhen,
                owner,
                reviewBy,
                source,
                saying,
                ask,
                choices,
                promised,
                learnt,
                ""));
    }

    boolean teachesLike(@Nullable Script other) {
        return other != null
                && kind == other.kind
                && danger == other.danger
                && priority == other.priority
                && examples.equals(other.examples);
    }

    /** The variant to give; answers in French if there is none in the language. */
    public Answer answer(Language language, LocalDate day, boolean partnerPresent, Place place) {
        List<Answer> variants = answers.getOrDefault(language, answers.getOrDefault(Language.FR, List.of()));
        return variants.stream()
                .filter(variant -> variant.fits(day, partnerPresent, place))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("script " + id + " has no answer for " + day));
    }
}
