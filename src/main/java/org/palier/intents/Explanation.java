package org.palier.intents;

import java.util.List;
import java.util.Map;

/**
 * Why a message was understood as it was.
 *
 * @param words the words as read, short forms written out
 * @param concepts each concept found and the words that show it
 * @param evidence by field, the terms that speak for and against the best script, strongest first
 * @param shared by field, what the message has in common with the nearest example
 * @param reasons terms that speak for the best script rather than for the runner-up, strongest first
 * @param doubts terms that speak for the runner-up instead, strongest first
 * @param alarms terms that speak for a danger, strongest first
 * @param calms terms that speak against one, strongest first
 */
public record Explanation(
        Match match,
        List<String> words,
        Map<String, String> concepts,
        Map<String, List<Reason>> evidence,
        Map<String, List<String>> shared,
        List<Reason> reasons,
        List<Reason> doubts,
        List<Reason> alarms,
        List<Reason> calms) {

    /**
     * What a term says.
     *
     * @param weight how far it moves the score
     */
    public record Reason(String field, String term, double weight) {}
}
