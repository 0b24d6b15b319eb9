package org.palier.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.palier.dialogue.Dialogue;
import org.palier.dialogue.Situation;
import org.palier.intents.Answer;
import org.palier.intents.Channel;
import org.palier.intents.Cost;
import org.palier.intents.Language;
import org.palier.intents.Script;
import org.palier.intents.Segments;
import org.palier.intents.Template;
import org.palier.intents.check.Remark;

/**
 * One answer as a tenant would get it now.
 *
 * @param position among the variants of the language
 * @param shown as SMS, with its placeholders filled in
 * @param heard as it is spoken
 * @param euros what it costs in a year, used as often as in the last thirty days; 0 if it was not used
 */
public record Preview(
        Language language,
        int position,
        Answer answer,
        String shown,
        String heard,
        Cost cost,
        List<Remark> remarks,
        long euros) {
    private static final double SPANS_IN_A_YEAR = 365.0 / Uses.SPAN.toDays();

    /** The name of the field that holds its text. */
    public String field(String what) {
        return ScriptForm.name(what, language, position);
    }

    /** The key of its piece of the page. */
    public String id() {
        return "preview-" + language.code() + "-" + position;
    }

    /**
     * The previews of all answers of a script.
     *
     * @param situations of those whom an answer is for
     */
    static List<Preview> of(
            Script script, Dialogue dialogue, Function<Answer, Situation> situations, Uses.Use use, int cents) {
        List<Preview> previews = new ArrayList<>();
        script.answers().forEach((language, variants) -> {
            for (int i = 0; i < variants.size(); i++) {
                Answer answer = variants.get(i);
                Preview preview = of(language, i, answer, dialogue, situations.apply(answer));
                double spent = preview.cost.segments().segments() * use.answered() * SPANS_IN_A_YEAR * cents / 100;
                previews.add(language == Language.FR ? preview.costing(Math.round(spent)) : preview);
            }
        });
        return List.copyOf(previews);
    }

    /** One text, as those of a situation get it. */
    static Preview of(Language language, int position, Answer answer, Dialogue dialogue, Situation situation) {
        String shown = filled(dialogue, answer.sms(), language, Channel.SMS, situation);
        String heard = filled(dialogue, answer.voice(), language, Channel.VOICE, situation);
        Cost cost = Cost.of(shown);
        // The rewrite goes back into the form, so its placeholders stay.
        Cost rewritten = cost.cheaper().isEmpty()
                ? cost
                : new Cost(cost.segments(), cost.letters(), Segments.rewrite(answer.sms()));
        return new Preview(language, position, answer, shown, heard, rewritten, Remark.of(language, answer.sms()), 0);
    }

    private Preview costing(long yearly) {
        return new Preview(language, position, answer, shown, heard, cost, remarks, yearly);
    }

    private static String filled(
            Dialogue dialogue, String text, Language language, Channel channel, Situation situation) {
        return dialogue.render(Template.of(text), Map.of(), language, channel, situation);
    }
}
