package org.palier.intents.check;

import java.util.ArrayList;
import java.util.List;
import org.palier.intents.Answer;
import org.palier.intents.Channel;
import org.palier.intents.Language;
import org.palier.intents.Messages;
import org.palier.intents.Script;
import org.palier.intents.ScriptFolder;

/**
 * A text that tenants read or hear, and where it stands.
 *
 * @param value its name in the file, such as {@code answer.fr.sms}
 * @param written with its placeholders
 */
record Text(String file, String value, Language language, boolean heard, boolean danger, String written) {
    /** The texts of a script's answers; a voice text that is not written is that of the SMS and is not looked at twice. */
    static List<Text> of(Script script, Pages pages) {
        List<Text> texts = new ArrayList<>();
        String file = Pages.file(script);
        script.answers().forEach((language, variants) -> {
            String name = "answer." + language.code();
            for (int i = 0; i < variants.size(); i++) {
                Answer variant = variants.get(i);
                String base = pages.has(file, name + ".sms") ? name : name + "[" + (i + 1) + "]";
                texts.add(new Text(file, base + ".sms", language, false, script.danger(), variant.sms()));
                if (pages.has(file, base + ".voice")) {
                    texts.add(new Text(file, base + ".voice", language, true, script.danger(), variant.voice()));
                }
            }
        });
        return texts;
    }

    /** The texts of messages.yaml; none if the folder has no such file of its own. */
    static List<Text> of(Messages messages, Pages pages) {
        List<Text> texts = new ArrayList<>();
        for (String key : messages.keys()) {
            for (Language language : messages.languages(key)) {
                String name = "messages." + key + "." + language.code();
                String sms = messages.text(key, language, Channel.SMS).toString();
                if (pages.has(ScriptFolder.MESSAGES, name + ".sms")) {
                    texts.add(new Text(ScriptFolder.MESSAGES, name + ".sms", language, false, false, sms));
                } else if (pages.has(ScriptFolder.MESSAGES, name)) {
                    texts.add(new Text(ScriptFolder.MESSAGES, name, language, false, false, sms));
                }
                if (pages.has(ScriptFolder.MESSAGES, name + ".voice")) {
                    String voice = messages.text(key, language, Channel.VOICE).toString();
                    texts.add(new Text(ScriptFolder.MESSAGES, name + ".voice", language, true, false, voice));
                }
            }
        }
        return texts;
    }
}
