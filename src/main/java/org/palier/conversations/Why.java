package org.palier.conversations;

import org.jspecify.annotations.Nullable;

/** Why a message was answered as it was, as it is stored with it: the dialogue's decision in words and figures. */
public record Why(
        String outcome,
        @Nullable String intent,
        String revision,
        double confidence,
        String example,
        double similarity,
        @Nullable String runnerUp,
        double runnerUpConfidence,
        String language,
        String danger) {}
