package org.palier.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.MovingClock;
import org.palier.database.Database;

class IndexerTest {
    private static final Duration LOOK = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private final MovingClock clock = new MovingClock("2026-11-24T10:00:00Z");
    private final AtomicLong written = new AtomicLong();
    private Database database;
    private Indexer indexer;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("palier.db"));
        indexer = new Indexer(database, title -> title, written::get, clock);
        for (int i = 0; i < 60; i++) {
            database.write(
                    tx -> tx.execute(
                            "INSERT INTO message (landlord_id, conversation_id, direction, channel, at, text) VALUES (1, 1, 'in', 'SMS', 0, 'panne')"));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void messages_of_an_ordinary_day_are_found_at_the_next_look() {
        look(600);

        assertThat(found()).isEqualTo(60);
    }

    @Test
    void in_a_storm_the_search_waits_and_catches_up_when_it_is_over() {
        look(3_000);
        assertThat(found()).isZero();

        look(3_000);
        assertThat(found()).isZero();

        look(100);
        assertThat(found()).isEqualTo(60);
    }

    @Test
    void a_storm_that_does_not_end_keeps_nothing_from_the_search_for_long() {
        for (int i = 0; i < 100; i++) {
            look(3_000);
        }
        assertThat(found()).isZero();

        look(3_000);
        assertThat(found()).isEqualTo(60);
    }

    /** Looks again a little later, when so many units of work were written meanwhile. */
    private void look(int units) {
        clock.advance(LOOK);
        written.addAndGet(units);
        indexer.run();
    }

    private int found() {
        return database.read(tx -> tx.createQuery("SELECT count(*) FROM spoken WHERE spoken MATCH 'panne'")
                .mapTo(Integer.class)
                .one());
    }
}
