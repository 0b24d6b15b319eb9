package org.palier.intents;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes {@link Scripts} as bytes and reads them back, field by field, in the order of the records. */
final class ScriptCodec {
    /** Something that can be written, and read back in the same way. */
    private interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private ScriptCodec() {}

    static void write(Scripts scripts, DataOutputStream out) throws IOException {
        list(out, List.copyOf(scripts.all()), ScriptCodec::script);
        list(out, List.copyOf(scripts.numbers().values()), ScriptCodec::number);
        map(out, scripts.lexicon(), ScriptCodec::text, (to, words) -> list(to, words, ScriptCodec::text));
        map(
                out,
                scripts.dictionary(),
                ScriptCodec::constant,
                (to, words) -> map(to, words, ScriptCodec::text, ScriptCodec::text));
        map(
                out,
                scripts.messages().texts(),
                ScriptCodec::text,
                (to, languages) -> map(to, languages, ScriptCodec::constant, ScriptCodec::message));
    }

    static Scripts read(DataInputStream in) throws IOException {
        List<Script> scripts = list(in, ScriptCodec::script);
        Map<String, HelpNumber> numbers = new LinkedHashMap<>();
        for (HelpNumber number : list(in, ScriptCodec::number)) {
            numbers.put(number.id(), number);
        }
        Map<String, List<String>> lexicon = map(in, ScriptCodec::text, from -> list(from, ScriptCodec::text));
        Map<Language, Map<String, String>> dictionary =
                map(in, ScriptCodec::language, from -> map(from, ScriptCodec::text, ScriptCodec::text));
        Map<String, Map<Language, Messages.Text>> messages =
                map(in, ScriptCodec::text, from -> map(from, ScriptCodec::language, ScriptCodec::message));
        return new Scripts(scripts, numbers, lexicon, dictionary, new Messages(messages));
    }

    private static void script(DataOutputStream out, Script script) throws IOException {
        text(out, script.id());
        constant(out, script.kind());
        text(out, script.title());
        text(out, script.scope());
        constant(out, script.queue());
        constant(out, script.escalation());
        out.writeInt(script.priority());
        out.writeBoolean(script.danger());
        optional(out, script.partner(), ScriptCodec::text);
        list(out, script.urgentWhen(), ScriptCodec::text);
        text(out, script.owner());
        optional(out, script.reviewBy(), ScriptCodec::date);
        text(out, script.source());
        map(out, script.answers(), ScriptCodec::constant, (to, variants) -> list(to, variants, ScriptCodec::answer));
        list(out, script.ask(), ScriptCodec::text);
        list(out, script.choices(), ScriptCodec::text);
        list(out, script.tests(), ScriptCodec::phrase);
        map(out, script.examples(), ScriptCodec::constant, (to, phrases) -> list(to, phrases, ScriptCodec::text));
        text(out, script.revision());
    }

    private static Script script(DataInputStream in) throws IOException {
        return new Script(
                text(in),
                Script.Kind.valueOf(text(in)),
                text(in),
                text(in),
                Queue.valueOf(text(in)),
                EscalationRule.valueOf(text(in)),
                in.readInt(),
                in.readBoolean(),
                optional(in, ScriptCodec::text),
                list(in, ScriptCodec::text),
                text(in),
                optional(in, ScriptCodec::date),
                text(in),
                map(in, ScriptCodec::language, from -> list(from, ScriptCodec::answer)),
                list(in, ScriptCodec::text),
                list(in, ScriptCodec::text),
                list(in, ScriptCodec::phrase),
                map(in, ScriptCodec::language, from -> list(from, ScriptCodec::text)),
                text(in));
    }

    private static void answer(DataOutputStream out, Answer answer) throws IOException {
        optional(out, answer.audience().landlord(), ScriptCodec::text);
        optional(out, answer.audience().commune(), ScriptCodec::text);
        optional(out, answer.from(), ScriptCodec::date);
        optional(out, answer.until(), ScriptCodec::date);
        optional(out, answer.withPartner(), (to, flag) -> to.writeBoolean(flag));
        text(out, answer.sms());
        text(out, answer.voice());
    }

    private static Answer answer(DataInputStream in) throws IOException {
        return new Answer(
                new Audience(optional(in, ScriptCodec::text), optional(in, ScriptCodec::text)),
                optional(in, ScriptCodec::date),
                optional(in, ScriptCodec::date),
                optional(in, DataInputStream::readBoolean),
                text(in),
                text(in));
    }

    private static void phrase(DataOutputStream out, GoldenPhrase phrase) throws IOException {
        text(out, phrase.say());
        text(out, phrase.expect());
    }

    private static GoldenPhrase phrase(DataInputStream in) throws IOException {
        return new GoldenPhrase(text(in), text(in));
    }

    private static void number(DataOutputStream out, HelpNumber number) throws IOException {
        text(out, number.id());
        text(out, number.number());
        text(out, number.name());
        map(out, number.purpose(), ScriptCodec::constant, ScriptCodec::text);
        map(out, number.hours(), ScriptCodec::constant, ScriptCodec::text);
        map(out, number.cost(), ScriptCodec::constant, ScriptCodec::text);
        list(out, number.area(), ScriptCodec::text);
        constant(out, number.mark());
        text(out, number.source());
        date(out, number.verifiedOn());
        date(out, number.nextCheck());
    }

    private static HelpNumber number(DataInputStream in) throws IOException {
        return new HelpNumber(
                text(in),
                text(in),
                text(in),
                map(in, ScriptCodec::language, ScriptCodec::text),
                map(in, ScriptCodec::language, ScriptCodec::text),
                map(in, ScriptCodec::language, ScriptCodec::text),
                list(in, ScriptCodec::text),
                HelpNumber.Mark.valueOf(text(in)),
                text(in),
                date(in),
                date(in));
    }

    private static void message(DataOutputStream out, Messages.Text message) throws IOException {
        text(out, message.sms().toString());
        text(out, message.voice().toString());
    }

    private static Messages.Text message(DataInputStream in) throws IOException {
        return new Messages.Text(Template.of(text(in)), Template.of(text(in)));
    }

    private static void constant(DataOutputStream out, Enum<?> constant) throws IOException {
        text(out, constant.name());
    }

    private static Language language(DataInputStream in) throws IOException {
        return Language.valueOf(text(in));
    }

    private static void date(DataOutputStream out, LocalDate date) throws IOException {
        out.writeLong(date.toEpochDay());
    }

    private static LocalDate date(DataInputStream in) throws IOException {
        return LocalDate.ofEpochDay(in.readLong());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static <T> void optional(DataOutputStream out, Optional<T> value, Writer<T> writer) throws IOException {
        out.writeBoolean(value.isPresent());
        if (value.isPresent()) {
            writer.write(out, value.get());
        }
    }

    private static <T> Optional<T> optional(DataInputStream in, Reader<T> reader) throws IOException {
        return in.readBoolean() ? Optional.of(reader.read(in)) : Optional.empty();
    }

    private static <T> void list(DataOutputStream out, List<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(out, value);
        }
    }

    private static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        List<T> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.add(reader.read(in));
        }
        return List.copyOf(values);
    }

    private static <K, V> void map(DataOutputStream out, Map<K, V> values, Writer<? super K> keys, Writer<V> writer)
            throws IOException {
        out.writeInt(values.size());
        for (Map.Entry<K, V> entry : values.entrySet()) {
            keys.write(out, entry.getKey());
            writer.write(out, entry.getValue());
        }
    }

    private static <K, V> Map<K, V> map(DataInputStream in, Reader<K> keys, Reader<V> reader) throws IOException {
        Map<K, V> values = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            K key = keys.read(in);
            values.put(key, reader.read(in));
        }
        return values;
    }
}
