package org.palier.dialogue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.palier.intents.Answer;
import org.palier.intents.Channel;
import org.palier.intents.Language;
import org.palier.intents.Script;
import org.palier.intents.Scripts;
import org.palier.intents.Template;

/**
 * Gives the sentences of the scripts and of the line their words for one situation.
 *
 * @param known what the tenant has told, by question: it may say for whom a variant of an answer is
 */
record Speech(Scripts scripts, Situation situation, Channel channel, Language language, Map<String, String> known) {
    /** The sentence of a key, or nothing where the scripts that are loaded have none. */
    String line(String key, Map<String, String> own) {
        return scripts.messages().has(key)
                ? render(scripts.messages().text(key, language, channel), own, language)
                : "";
    }

    String answer(Script script) {
        Answer answer = script.answer(
                language,
                LocalDate.ofInstant(situation.now(), situation.zone()),
                script.partner().map(situation.partners()::contains).orElse(false),
                situation.estate().place(known));
        Template template = Template.of(channel == Channel.VOICE ? answer.voice() : answer.sms());
        return render(template, Map.of(), hasAnswer(script) ? language : Language.FR);
    }

    /** Whether a script speaks the tenant's language. Occitan and Catalan are answered in French. */
    boolean hasAnswer(Script script) {
        return language == Language.FR || script.answers().containsKey(language);
    }

    String topic(String intent) {
        String key = "topic." + intent;
        return line(scripts.messages().has(key) ? key : "topic.none", Map.of());
    }

    boolean hasTopic(String intent) {
        return scripts.messages().has("topic." + intent);
    }

    String before(java.time.Instant moment) {
        return Moments.before(moment, situation.now(), zone(), language);
    }

    private ZoneId zone() {
        return situation.zone();
    }

    String render(Template template, Map<String, String> own, Language spoken) {
        String text = template.render(name -> value(name, own, spoken));
        return spoken == Language.FR ? contracted(text) : text;
    }

    private Optional<String> value(String name, Map<String, String> own, Language spoken) {
        if (own.containsKey(name)) {
            return Optional.ofNullable(own.get(name));
        }
        return switch (name) {
            case "landlord.name" -> Optional.of(situation.landlordName());
            case "landlord.phone" -> situation.landlordPhone();
            case "landlord.website" -> situation.landlordWebsite();
            case "fsl.fund" -> Optional.of(situation.fslFund());
            case "hours.today" -> Optional.of(Moments.today(situation.today(), spoken));
            case "hours.next" ->
                situation.open()
                        ? Optional.empty()
                        : Optional.of(Moments.at(situation.nextOpening(), situation.now(), zone(), spoken));
            default -> scripts.number(name, channel, spoken, situation.department());
        };
    }

    private static String contracted(String text) {
        return text.replace(" de le ", " du ").replace(" de le Dé", " du Dé").replace(" à le ", " au ");
    }
}
