package org.palier.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.palier.dialogue.Dialogue;
import org.palier.dialogue.Manners;
import org.palier.intents.Channel;
import org.palier.intents.Language;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.intents.ScriptWriter;
import org.palier.intents.Scripts;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;
import org.palier.studio.Edition;
import org.palier.studio.Past;
import org.palier.studio.Replay;

/** How long it takes to see what a draft would change: learning, and hearing messages again in conversations of four. */
final class ReplayBench {
    private static final int LONG = 4;

    private ReplayBench() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        int number = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        Scripts scripts = Scripts.load(root.resolve("intents"));
        Landlord landlord = LandlordFile.read("example.yaml", LandlordFile.example());
        LinearMatcher matcher = LinearMatcher.of(scripts);
        Edition live = edition(scripts, matcher);
        Scripts changed = changed(scripts);

        long start = System.nanoTime();
        Edition draft = edition(changed, matcher.retrained(changed));
        long learnt = System.nanoTime();
        Replay.Result result = new Replay(live, draft, landlord).run(messages(scripts, number), done -> {});
        long heard = System.nanoTime();

        System.out.printf(
                "the draft learns %d scripts: %.1f s%n%d messages heard twice: %.1f s, %d would be answered otherwise: %s%n",
                changed.all().size(),
                (learnt - start) / 1e9,
                result.messages(),
                (heard - learnt) / 1e9,
                result.total(),
                result.counts());
    }

    private static Edition edition(Scripts scripts, LinearMatcher matcher) {
        return new Edition(1, scripts, matcher, new Dialogue(scripts, matcher, Manners.usual()));
    }

    /** One script says something else, and has lost its first twenty French examples. */
    private static Scripts changed(Scripts scripts) {
        Script before = scripts.script("rent-deferral").orElseThrow();
        String yaml = ScriptWriter.write(before).replace("Payez déjà", "Réglez déjà");
        for (String example :
                before.examples().getOrDefault(Language.FR, List.of()).subList(0, 20)) {
            yaml = yaml.replace("    - \"" + example + "\"\n", "");
        }
        Script after =
                ScriptFile.read("rent-deferral.yaml", yaml, scripts).script().orElseThrow();
        List<Script> all = new ArrayList<>(scripts.all());
        all.replaceAll(script -> script.id().equals(after.id()) ? after : script);
        return scripts.with(all);
    }

    private static List<Past> messages(Scripts scripts, int number) {
        List<String> texts = new ArrayList<>();
        scripts.all().forEach(script -> script.examples().values().forEach(texts::addAll));
        Collections.shuffle(texts, new Random(7));
        List<Past> messages = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Instant at = Instant.parse("2026-11-24T09:00:00Z").plusSeconds(i);
            messages.add(new Past(i + 1L, i / LONG, Channel.SMS, at, texts.get(i % texts.size()), false, false, null));
        }
        return messages;
    }
}
