package org.palier.studio;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.palier.intents.Answer;
import org.palier.intents.Channel;
import org.palier.intents.Language;
import org.palier.intents.Messages;
import org.palier.intents.Place;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.intents.Scripts;
import org.palier.intents.Template;

/** Whether a change beside the scripts touches how danger is heard or answered: its concepts, its numbers, its sentences. */
final class DangerTouched {
    /** A concept is one of danger where so large a part of the examples that name it are of danger scripts. */
    private static final int ONE_IN = 3;

    private static final List<String> SENTENCES =
            List.of("danger", "notice", "urgent", "safe", "discreet", "check", "raised", "also.urgent");

    private final Scripts before;
    private final Scripts after;

    DangerTouched(Scripts before, Scripts after) {
        this.before = before;
        this.after = after;
    }

    /** Whether a change of one file is about danger: the file of a danger script, or what stands beside the scripts where it touches danger. */
    static boolean isAbout(String file, Scripts before, Scripts after) {
        return ScriptFile.isBeside(file)
                ? new DangerTouched(before, after).isTouched()
                : Stream.of(before, after)
                        .flatMap(scripts -> scripts.script(Manuscripts.subject(file)).stream())
                        .anyMatch(Script::danger);
    }

    boolean isTouched() {
        return numbers() || sentences() || concepts();
    }

    private boolean numbers() {
        Set<String> changed = changed(before.numbers(), after.numbers());
        return !changed.isEmpty()
                && Stream.of(before, after)
                        .flatMap(DangerTouched::dangerTexts)
                        .flatMap(text -> Template.of(text).names().stream())
                        .anyMatch(name -> name.startsWith("number.") && changed.contains(name.substring(7)));
    }

    private static Stream<String> dangerTexts(Scripts scripts) {
        Stream<String> answers = scripts.all().stream()
                .filter(Script::danger)
                .flatMap(script -> script.answers().values().stream())
                .flatMap(List::stream)
                .map(Answer::sms);
        Stream<String> sentences = scripts.messages().keys().stream()
                .filter(DangerTouched::isOfDanger)
                .flatMap(key -> said(scripts.messages(), key).stream());
        return Stream.concat(answers, sentences);
    }

    private boolean sentences() {
        Set<String> keys = new TreeSet<>(before.messages().keys());
        keys.addAll(after.messages().keys());
        return keys.stream()
                .filter(DangerTouched::isOfDanger)
                .anyMatch(key -> !said(before.messages(), key).equals(said(after.messages(), key)));
    }

    private static boolean isOfDanger(String key) {
        return SENTENCES.stream().anyMatch(key::startsWith);
    }

    private static List<String> said(Messages messages, String key) {
        return messages.languages(key).stream()
                .flatMap(language -> Stream.of(Channel.SMS, Channel.VOICE)
                        .map(channel ->
                                language + messages.text(key, language, channel).toString()))
                .toList();
    }

    private boolean concepts() {
        Set<String> changed = changed(before.lexicon(), after.lexicon());
        Set<String> urgent = new HashSet<>();
        before.all().forEach(script -> urgent.addAll(script.urgentWhen()));
        return changed.stream().anyMatch(concept -> urgent.contains(concept) || isOfDanger(words(concept)));
    }

    private Set<String> words(String concept) {
        Set<String> words = new HashSet<>();
        for (Scripts scripts : List.of(before, after)) {
            scripts.lexicon()
                    .getOrDefault(concept, List.of())
                    .forEach(word -> words.add(" " + Place.plain(word) + " "));
        }
        return words;
    }

    private boolean isOfDanger(Set<String> words) {
        int all = 0;
        int danger = 0;
        for (Script script : before.all()) {
            long found = script.examples().getOrDefault(Language.FR, List.of()).stream()
                    .map(example -> " " + Place.plain(example) + " ")
                    .filter(example -> words.stream().anyMatch(example::contains))
                    .count();
            all += (int) found;
            danger += script.danger() ? (int) found : 0;
        }
        return danger > 0 && danger * ONE_IN >= all;
    }

    private static <T> Set<String> changed(Map<String, T> before, Map<String, T> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(plain(before.get(key)), plain(after.get(key))));
        return keys;
    }

    private static Object plain(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Collection<?> words ? new HashSet<>(words) : Objects.requireNonNullElse(value, "");
    }
}
