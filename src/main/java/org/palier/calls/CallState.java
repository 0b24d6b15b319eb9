package org.palier.calls;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.palier.intents.Language;

/**
 * What is remembered of a call between two steps, stored as JSON.
 *
 * @param language of the call's own sentences
 * @param chosen whether the caller chose that language by a key
 * @param numbers whether a digit answers what the dialogue asked
 * @param aboutDanger whether the dialogue asked about a danger
 * @param details whether the dialogue asked what staff will need
 * @param discreet whether a request is open that nobody near the caller may know of
 * @param textable whether texts reach the caller, as far as is known
 * @param silences steps in a row in which nothing was heard
 * @param misheard steps in a row in which words were recognised badly
 * @param spoken what is said again when the caller asks for it
 * @param spokenIn the language of that
 * @param intent script that was answered last, empty without one
 * @param reference of the request that the call is about, empty without one
 * @param callees telephones to ring, in turn
 * @param rung how many of them were rung
 * @param ringingSince epoch milliseconds, 0 when nothing rings
 * @param urgent whether they are rung for an urgent request
 * @param typed the number that the caller typed to be called back at
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CallState(
        Phase phase,
        Language language,
        boolean chosen,
        boolean numbers,
        boolean aboutDanger,
        boolean details,
        boolean discreet,
        boolean textable,
        int silences,
        int misheard,
        String spoken,
        Language spokenIn,
        String intent,
        String reference,
        List<Callee> callees,
        int rung,
        long ringingSince,
        boolean urgent,
        String typed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the next key or words answer. */
    enum Phase {
        /** What is the matter? */
        ASKING,
        /** An answer was heard: once more, by text, or something else? */
        ANSWERED,
        /** Nobody can be reached now: a message, or a call back? */
        CHOOSING,
        /** At which number to call back? */
        NUMBER,
        /** Is the number right? */
        NUMBER_CHECK,
        RINGING,
        RECORDING
    }

    /** A call that begins with the greeting. */
    static final CallState NEW = begun(Phase.ASKING);

    /** A call of which nothing could be stored until its message was left. */
    static final CallState SPOKEN_AFTER_TONE = begun(Phase.RECORDING);

    private static CallState begun(Phase phase) {
        return new CallState(
                phase,
                Language.FR,
                false,
                false,
                false,
                false,
                false,
                true,
                0,
                0,
                "",
                Language.FR,
                "",
                "",
                List.of(),
                0,
                0,
                false,
                "");
    }

    String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state that cannot be written", e);
        }
    }

    static CallState read(String json) {
        try {
            return JSON.readValue(json, CallState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored state that cannot be read", e);
        }
    }
}
