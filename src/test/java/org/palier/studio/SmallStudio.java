package org.palier.studio;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.palier.database.Database;
import org.palier.dialogue.Manners;
import org.palier.intents.LinearMatcher;
import org.palier.intents.ScriptFolder;
import org.palier.intents.Scripts;

/** A studio over three small scripts, which train in milliseconds, and a database of its own. */
final class SmallStudio implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    static final String HEATING = """
            # Written by hand.
            id: heating
            title: Chauffage
            queue: technique
            answer:
              fr: {sms: "Regardez le thermostat. Un technicien appelle.", voice: "Regardez le thermostat."}
            tests:
              - {say: "plus de chauffage chez moi", expect: heating}
            examples:
              fr:
                - je n'ai plus de chauffage
                - les radiateurs sont froids
                - pas de chauffage depuis lundi
                - il fait froid dans l'appartement
                - le chauffage est en panne
                - radiateur glacé dans la chambre
                - on a pas de chauffage ni d'eau chaude
                - chaudière arrêtée
            """;

    static final String RENT = """
            id: rent
            title: Loyer
            queue: social
            escalation: always
            ask: [residence]
            answer:
              fr: {sms: "Dites quand vous pouvez payer."}
            tests:
              - {say: "je ne peux pas payer mon loyer", expect: rent}
            examples:
              fr:
                - je ne peux pas payer le loyer
                - le loyer est trop cher ce mois
                - payer mon loyer plus tard
                - retard de loyer
                - loyer impayé
                - mon salaire arrive le 12, loyer après
                - délai pour payer
                - report de loyer
            """;

    static final String GAS = """
            id: gas
            title: Gaz
            danger: true
            answer:
              fr: {sms: "Sortez. Appelez dehors le {number.fire}."}
            tests:
              - {say: "odeur de gaz dans la cuisine", expect: gas}
            examples:
              fr:
                - ça sent le gaz
                - odeur de gaz
                - fuite de gaz dans l'immeuble
                - il y a une odeur de gaz dans la cuisine
                - ça pue le gaz dans l'escalier
                - gaz qui fuit
                - la gazinière fuit
                - je sens du gaz
            """;

    final Database database;
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final Archive archive;
    final OnAir onAir;
    final Press press;
    int kept;

    SmallStudio(Path data) {
        database = Database.open(data.resolve("palier.db"));
        archive = new Archive(database, clock);
        Map<String, byte[]> files = files();
        Scripts scripts = ScriptFolder.of(files).scripts();
        long publication = archive.begin(files, scripts).publication();
        onAir = new OnAir(publication, scripts, LinearMatcher.of(scripts), Manners.usual());
        press = new Press(database, onAir, edition -> kept++, clock);
    }

    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("heating.yaml", Press.bytes(HEATING));
        files.put("rent.yaml", Press.bytes(RENT));
        files.put("gas.yaml", Press.bytes(GAS));
        return files;
    }

    /** Publishes a file as a person who edits it would. */
    boolean edit(String file, String content) {
        Proof proof = press.proof(Map.of(file, content));
        return press.publish(
                proof,
                press.edition(proof),
                new Revisions.Imprint(Revisions.Kind.EDIT, null, null, "un essai"),
                (tx, publication) -> {});
    }

    String answer(String script) {
        return onAir.scripts()
                .script(script)
                .orElseThrow()
                .answers()
                .values()
                .iterator()
                .next()
                .get(0)
                .sms();
    }

    @Override
    public void close() {
        database.close();
    }
}
