package org.palier.intents;

import java.util.List;

/**
 * Where the matcher draws its lines. The defaults were chosen by five-fold cross-validation over the shipped scripts.
 *
 * @param sure from this probability on, a topic is answered
 * @param unsure from this probability on, a topic is offered; below, the message is not understood
 * @param certain from this probability on, a danger is answered at once
 * @param possible from this probability on, a danger is asked about and a person is alerted
 * @param outOfScope how much of what is heard is expected to fit no script: weighs the examples that calibrate confidence
 * @param lastTopic what the topic of the conversation so far adds to its score when a message says little
 * @param fields what each {@link Field} counts for
 * @param cost how hard training tries to fit each example (C of the support vector machine)
 */
public record MatcherSettings(
        double sure,
        double unsure,
        double certain,
        double possible,
        double outOfScope,
        float lastTopic,
        List<Float> fields,
        float cost) {
    public static final MatcherSettings DEFAULT =
            new MatcherSettings(0.5, 0.25, 0.75, 0.5, 0.25, 0.3f, List.of(1f, 1f, 1f, 1f, 1f, 1f), 1f);

    /**
     * These, but for where a danger is asked about and where it is answered at once: the operator's choice between false alarms and
     * dangers that are overheard. What was learnt stays the same.
     */
    public MatcherSettings withDanger(double asked, double answered) {
        return new MatcherSettings(sure, unsure, answered, asked, outOfScope, lastTopic, fields, cost);
    }

    /** What decides how training goes, as part of a key; the rest is looked at when a message is matched. */
    String training() {
        return outOfScope + " " + fields + " " + cost;
    }

    float[] fieldWeights() {
        float[] weights = new float[Field.COUNT];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = fields.get(i);
        }
        return weights;
    }
}
