package org.palier.calls;

import java.util.List;
import java.util.stream.Stream;
import org.palier.intents.Channel;
import org.palier.intents.Language;
import org.palier.intents.Scripts;
import org.palier.landlords.Landlord;
import org.palier.landlords.OnCall;
import org.palier.phones.PhoneNumber;

/**
 * What a caller hears, and who is rung, when Palier cannot answer: in French, without anything that must be looked up.
 *
 * @param phones of those on call, in turn, whatever the hour; the landlord's own without any
 */
public record Fallback(List<String> sentences, List<PhoneNumber> phones, String goodbye) {
    public static Fallback of(Scripts scripts, Landlord landlord) {
        List<PhoneNumber> onCall =
                landlord.onCall().stream().map(OnCall::phone).distinct().toList();
        List<PhoneNumber> phones = onCall.isEmpty() ? landlord.phone().stream().toList() : onCall;
        List<String> sentences = phones.isEmpty()
                ? List.of(sentence("trouble", scripts))
                : List.of(sentence("trouble", scripts), sentence("trouble.dial", scripts));
        return new Fallback(sentences, phones, sentence("urgent.alone", scripts));
    }

    /** A French sentence that names nothing but help numbers. */
    static String sentence(String key, Scripts scripts) {
        return VoiceWords.line(key, Language.FR)
                .text()
                .render(name -> scripts.number(name, Channel.VOICE, Language.FR, ""));
    }

    /** Says a French sentence, and hangs up. */
    static List<Verb> goodbye(String key, Scripts scripts) {
        return Stream.concat(verbs(key, scripts), Stream.of(new Verb.Hangup())).toList();
    }

    /** Says two French sentences, and takes a message for a step. */
    static List<Verb> tone(String key, String offer, int next, Scripts scripts) {
        return Stream.concat(
                        Stream.concat(verbs(key, scripts), verbs(offer, scripts)),
                        Stream.of(new Verb.Tone(Leaving.LONGEST, next)))
                .toList();
    }

    private static Stream<Verb> verbs(String key, Scripts scripts) {
        return Spoken.parts(sentence(key, scripts)).stream().map(part -> new Verb.Say(Language.FR, part));
    }
}
