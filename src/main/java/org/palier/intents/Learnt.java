package org.palier.intents;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** All that a matcher learns from scripts. */
record Learnt(Trained trained, LanguageModel languages, Spelling spelling) {

    /**
     * Learns from lessons, and beside the machines, on what other processors there are, languages and spellings.
     *
     * @param known how to calibrate, if lessons that differ little were calibrated before
     */
    static Learnt of(Lessons lessons, Analysis analysis, MatcherSettings settings, Optional<Calibration> known) {
        CompletableFuture<LanguageModel> languages =
                CompletableFuture.supplyAsync(() -> LanguageModel.train(lessons.texts()));
        CompletableFuture<Spelling> spelling =
                CompletableFuture.supplyAsync(() -> Spelling.of(lessons.examples().stream()
                        .filter(example -> example.language() == Language.FR)
                        .map(TrainingExample::text)
                        .toList()));
        return new Learnt(
                Training.of(lessons.examples(), lessons.dangers(), lessons.systems(), analysis, settings, known),
                languages.join(),
                spelling.join());
    }
}
