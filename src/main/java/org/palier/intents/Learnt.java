package org.palier.intents;

import java.util.Optional;

/** All that a matcher learns from scripts. */
record Learnt(Trained trained, LanguageModel languages, Spelling spelling) {

    /**
     * Learns from lessons.
     *
     * @param known how to calibrate, if lessons that differ little were calibrated before
     */
    static Learnt of(Lessons lessons, Analysis analysis, MatcherSettings settings, Optional<Calibration> known) {
        return new Learnt(
                Training.of(lessons.examples(), lessons.dangers(), lessons.systems(), analysis, settings, known),
                LanguageModel.train(lessons.texts()),
                Spelling.of(lessons.examples().stream()
                        .filter(example -> example.language() == Language.FR)
                        .map(TrainingExample::text)
                        .toList()));
    }
}
