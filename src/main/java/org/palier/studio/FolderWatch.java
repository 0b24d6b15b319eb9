package org.palier.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.palier.database.Database;
import org.palier.intents.ScriptFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that a file of the folder changed outside. It becomes live where nobody has edited it here since it came from there; otherwise,
 * and where it is broken, it waits until a person has decided. Nothing is ever overwritten silently.
 */
public final class FolderWatch implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

    private final Path folder;
    private final Database database;
    private final Press press;

    public FolderWatch(Path folder, Database database, Press press) {
        this.folder = folder;
        this.database = database;
        this.press = press;
    }

    @Override
    public void run() {
        Map<String, byte[]> files;
        try {
            files = ScriptFolder.files(folder);
        } catch (IOException e) {
            log.debug("the folder of scripts cannot be read: {}", e.getMessage());
            return;
        }
        Outside.News news = database.read(tx -> Outside.news(tx, files));
        if (news.isEmpty()) {
            return;
        }
        Map<String, String> untouched = new TreeMap<>(news.untouched());
        Set<String> waiting = new TreeSet<>(news.edited().keySet());
        Proof proof = press.proof(untouched);
        if (!untouched.isEmpty() && proof.scripts().isEmpty()) {
            proof.errors().forEach(problem -> log.warn("changed outside, and not used: {}", problem));
            waiting.addAll(untouched.keySet());
            untouched.clear();
        }
        if (!waiting.isEmpty()) {
            log.warn("changed outside, to be looked at in the studio: {}", String.join(", ", waiting));
            database.write(tx -> {
                waiting.forEach(name -> Outside.waits(tx, name, files.getOrDefault(name, new byte[0])));
                return waiting.size();
            });
        }
        if (!untouched.isEmpty()) {
            boolean done = press.publish(
                    proof,
                    press.edition(proof),
                    new Revisions.Imprint(Revisions.Kind.IMPORT, null, null, ""),
                    (tx, publication) -> untouched
                            .keySet()
                            .forEach(name -> Outside.seen(tx, name, files.getOrDefault(name, new byte[0]))));
            if (done) {
                log.info("changed outside, and live now: {}", String.join(", ", untouched.keySet()));
            }
        }
    }
}
