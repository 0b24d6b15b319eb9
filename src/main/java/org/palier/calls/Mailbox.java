package org.palier.calls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.database.Database;
import org.palier.database.StorageUnavailableException;
import org.palier.line.LineEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that callers left. Run now and then, it fetches what the carrier has, keeps it encrypted and deletes it there. What is fetched is played only by a page behind the staff's sign-in.
 */
public final class Mailbox implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration MOST_WAIT = Duration.ofHours(1);

    /** About two days of trying. */
    private static final int MOST_ATTEMPTS = 56;

    private final Database database;
    private final RecordingSource source;
    private final Vault vault;
    private final Duration keep;
    private final LineEvents events;
    private final Clock clock;

    /**
     * @param folder for the encrypted files
     * @param key 64 hexadecimal digits
     * @param keep after this time a message is deleted
     */
    public Mailbox(
            Database database,
            RecordingSource source,
            Path folder,
            String key,
            Duration keep,
            LineEvents events,
            SecureRandom random,
            Clock clock) {
        this.database = database;
        this.source = source;
        this.vault = new Vault(folder, key, random);
        this.keep = keep;
        this.events = events;
        this.clock = clock;
    }

    /** What was said, to be played. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Audio(byte[] content, String contentType) {}

    /**
     * A message of a landlord's callers, decrypted; empty if there is none, or it is not here yet. A page behind the
     * sign-in may answer with it by {@code web.Ranged}.
     *
     * @throws StorageUnavailableException if the file cannot be read with the key that is set
     */
    public Optional<Audio> audio(long landlordId, long recordingId) {
        Optional<Recordings.Recording> recording = database.read(tx -> Recordings.withId(tx, recordingId))
                .filter(found -> found.landlordId() == landlordId);
        String file = recording.map(Recordings.Recording::file).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        try {
            byte[] content = vault.open(file);
            return Optional.of(new Audio(content, type(content)));
        } catch (IOException e) {
            throw new StorageUnavailableException("recording " + recordingId + " cannot be opened: " + e.getMessage());
        }
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        for (Recordings.Recording due : database.read(tx -> Recordings.due(tx, now))) {
            advance(due, now);
        }
    }

    /** Deletes what is old, files whose message or contact is gone, and what the carrier still has of either. */
    public void clean() {
        Instant before = clock.instant().minus(keep);
        database.write(tx -> Recordings.deleteLeftBefore(tx, before));
        for (String sid : database.read(Recordings::stillAtCarrier)) {
            if (source.delete(sid)) {
                database.write(tx -> Recordings.goneAtCarrier(tx, sid));
            } else {
                log.warn("recording {} is gone here but could not be deleted at the carrier; it is tried again", sid);
            }
        }
        sweep();
    }

    private void advance(Recordings.Recording recording, Instant now) {
        boolean done = recording.state() == Recordings.State.WAITING ? fetch(recording) : delete(recording);
        if (!done) {
            database.write(tx -> {
                // Fetching is given up one day; a voice that is still at the carrier is not.
                if (recording.file() == null && recording.attempts() + 1 >= MOST_ATTEMPTS) {
                    Recordings.now(tx, recording.id(), Recordings.State.FAILED, null);
                } else {
                    Recordings.later(tx, recording.id(), now.plus(wait(recording.attempts())));
                }
                return recording;
            });
            changed(recording);
        }
    }

    private boolean fetch(Recordings.Recording recording) {
        RecordingSource.Fetching fetching = source.fetch(recording.sid());
        if (!(fetching instanceof RecordingSource.Fetching.Fetched fetched)) {
            return troubled(recording, ((RecordingSource.Fetching.Later) fetching).why());
        }
        String file = recording.sid();
        try {
            vault.seal(file, fetched.content());
        } catch (IOException e) {
            log.error("recording {} cannot be written: {}", recording.id(), e.getMessage());
            return troubled(recording, "disk");
        }
        database.write(tx -> {
            Recordings.now(tx, recording.id(), Recordings.State.FETCHED, file);
            return file;
        });
        changed(recording);
        return true;
    }

    /** Keeps why a message is not here, for who waits for it. */
    private boolean troubled(Recordings.Recording recording, String why) {
        return database.write(tx -> {
            Recordings.trouble(tx, recording.id(), why);
            return false;
        });
    }

    private void changed(Recordings.Recording recording) {
        Long conversation = recording.conversationId();
        if (conversation != null) {
            events.changed(recording.landlordId(), conversation);
        }
    }

    private boolean delete(Recordings.Recording recording) {
        if (!source.delete(recording.sid())) {
            return false;
        }
        database.write(tx -> {
            Recordings.now(tx, recording.id(), Recordings.State.KEPT, recording.file());
            return recording;
        });
        return true;
    }

    private void sweep() {
        try {
            List<String> files = vault.names();
            for (String file : files) {
                if (!database.read(tx -> Recordings.isKnown(tx, file))) {
                    vault.delete(file);
                }
            }
        } catch (IOException e) {
            log.warn("the folder of recordings cannot be read: {}", e.getMessage());
        }
    }

    private static Duration wait(int attempts) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 12));
        return wait.compareTo(MOST_WAIT) < 0 ? wait : MOST_WAIT;
    }

    private static String type(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 4), StandardCharsets.ISO_8859_1);
        return switch (head) {
            case "RIFF" -> "audio/wav";
            case "OggS" -> "audio/ogg";
            case "\u001aE\u00df\u00a3" -> "audio/webm";
            default -> "audio/mpeg";
        };
    }
}
