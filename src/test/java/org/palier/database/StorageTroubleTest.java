package org.palier.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full disks, locks and files that cannot be written: nothing half-written remains, and it ends by itself. */
class StorageTroubleTest {
    @TempDir
    private Path folder;

    private final AtomicInteger failedGroups = new AtomicInteger();
    private final ExecutorService callers = Executors.newFixedThreadPool(16);
    private Path file;
    private Database database;

    @BeforeEach
    void open() {
        file = folder.resolve("palier.db");
        DatabaseOptions options = DatabaseOptions.DEFAULT.withBusyTimeout(Duration.ofMillis(200));
        database = Database.open(file, options, new Commits() {
            @Override
            public void failed(int units, StorageUnavailableException reason) {
                failedGroups.incrementAndGet();
            }
        });
        database.write(tx -> tx.execute("CREATE TABLE thing (name TEXT PRIMARY KEY, size BLOB) STRICT"));
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        database.close();
    }

    @Test
    void a_full_disk_refuses_the_unit_and_is_over_when_there_is_room() {
        database.write(tx -> add(tx, "before", 10));
        int pages = database.write(tx -> pragma(tx, "page_count"));
        database.write(tx -> pragma(tx, "max_page_count = " + (pages + 2)));

        assertThatThrownBy(() -> database.write(tx -> add(tx, "small", 10) + add(tx, "large", 1_000_000)))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessage("the disk is full");

        assertThat(names()).containsExactly("before");
        database.write(tx -> pragma(tx, "max_page_count = 1000000"));
        database.write(tx -> add(tx, "after", 1_000_000));
        assertThat(names()).containsExactly("after", "before");
        assertThat(integrity()).isEqualTo("ok");
        assertThat(database.healthy()).isTrue();
    }

    @Test
    void a_full_disk_in_the_middle_of_a_group_leaves_nothing_half_written() throws Exception {
        int pages = database.write(tx -> pragma(tx, "page_count"));
        database.write(tx -> pragma(tx, "max_page_count = " + (pages + 2)));
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<Integer> small = callers.submit(() -> database.write(tx -> {
            busy.countDown();
            await(go);
            return add(tx, "small", 10);
        }));
        busy.await();
        Future<Integer> large = callers.submit(() -> database.write(tx -> add(tx, "large", 1_000_000)));
        Awaitility.await().until(() -> database.waiting() == 1);
        Future<Integer> last = callers.submit(() -> database.write(tx -> add(tx, "last", 10)));
        Awaitility.await().until(() -> database.waiting() == 2);
        go.countDown();

        // SQLite gives the whole transaction up when the disk is full, so all of the group are told.
        for (Future<Integer> unit : List.of(small, large, last)) {
            assertThat(unit)
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withCauseInstanceOf(StorageUnavailableException.class)
                    .withMessageContaining("full");
        }
        assertThat(names()).isEmpty();
        database.write(tx -> add(tx, "small", 10));
        assertThat(names()).containsExactly("small");
        assertThat(integrity()).isEqualTo("ok");
    }

    @Test
    void a_lock_of_another_process_fails_all_who_wait_and_health_tells_it_until_it_is_gone() throws Exception {
        database.write(tx -> add(tx, "before", 1));
        List<Future<Integer>> waiting = new ArrayList<>();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (int i = 0; i < 8; i++) {
                String name = "refused" + i;
                waiting.add(callers.submit(() -> database.write(tx -> add(tx, name, 1))));
            }
            for (Future<Integer> unit : waiting) {
                assertThat(unit)
                        .failsWithin(Duration.ofSeconds(5))
                        .withThrowableThat()
                        .withCauseInstanceOf(StorageUnavailableException.class)
                        .withMessageContaining("locked");
            }
            assertThat(database.healthy()).isFalse();
            assertThat(names()).containsExactly("before");
            statement.execute("ROLLBACK");
        }

        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(database::healthy);
        database.write(tx -> add(tx, "after", 1));
        assertThat(names()).containsExactly("after", "before");
        assertThat(failedGroups.get()).isPositive();
    }

    @Test
    void when_the_transaction_is_lost_in_the_middle_nothing_of_the_group_remains() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<Integer> first = callers.submit(() -> database.write(tx -> {
            busy.countDown();
            await(go);
            return add(tx, "first", 1);
        }));
        busy.await();
        // What SQLite does by itself on some I/O errors: the transaction is gone, and the statement failed.
        Future<Integer> breaking = callers.submit(() -> database.write(tx -> {
            add(tx, "second", 1);
            return tx.execute("INSERT OR ROLLBACK INTO thing (name) VALUES ('second')");
        }));
        Awaitility.await().until(() -> database.waiting() == 1);
        go.countDown();

        assertThat(first)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(StorageUnavailableException.class);
        assertThat(breaking).failsWithin(Duration.ofSeconds(5));
        assertThat(names()).isEmpty();
        database.write(tx -> add(tx, "again", 1));
        assertThat(names()).containsExactly("again");
        assertThat(database.healthy()).isTrue();
    }

    @Test
    void a_commit_that_fails_fails_every_caller_and_leaves_nothing() throws Exception {
        database.write(tx -> {
            tx.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT");
            return tx.execute("CREATE TABLE child (parent_id INTEGER REFERENCES parent (id)"
                    + " DEFERRABLE INITIALLY DEFERRED) STRICT");
        });
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<Integer> neighbour = callers.submit(() -> database.write(tx -> {
            busy.countDown();
            await(go);
            return add(tx, "neighbour", 1);
        }));
        busy.await();
        // A deferred key is only checked by COMMIT, which then fails.
        Future<Integer> orphan =
                callers.submit(() -> database.write(tx -> tx.execute("INSERT INTO child (parent_id) VALUES (7)")));
        Awaitility.await().until(() -> database.waiting() == 1);
        go.countDown();

        assertThat(neighbour)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(StorageUnavailableException.class);
        assertThat(orphan)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(StorageUnavailableException.class);
        assertThat(names()).isEmpty();
        database.write(tx -> add(tx, "again", 1));
        assertThat(names()).containsExactly("again");
    }

    @Test
    void a_database_that_became_read_only_is_written_again_once_it_may() {
        database.write(tx -> {
            tx.execute("PRAGMA query_only = ON");
            return 1;
        });

        assertThatThrownBy(() -> database.write(tx -> add(tx, "refused", 1)))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("read-only");
        assertThat(names()).isEmpty();
        // The connection is opened anew, which ends the pragma as remounting ends a read-only file system.
        int again = database.write(tx -> add(tx, "again", 1));
        assertThat(again).isEqualTo(1);
        assertThat(database.healthy()).isTrue();
    }

    @Test
    void a_file_that_is_not_a_database_is_refused_with_a_reason() throws Exception {
        Path other = folder.resolve("other.db");
        java.nio.file.Files.writeString(other, "a letter to the landlord, not a database ".repeat(200));

        assertThatThrownBy(() -> Database.open(other))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessage("the database file is damaged");
        assertThatThrownBy(() -> Database.open(folder.resolve("missing/palier.db")))
                .isInstanceOf(StorageUnavailableException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int add(Handle tx, String name, int size) {
        return tx.execute("INSERT INTO thing (name, size) VALUES (?, zeroblob(?))", name, size);
    }

    private static int pragma(Handle tx, String pragma) {
        return tx.createQuery("PRAGMA " + pragma).mapTo(Integer.class).one();
    }

    private List<String> names() {
        return database.read(tx -> tx.createQuery("SELECT name FROM thing ORDER BY name")
                .mapTo(String.class)
                .list());
    }

    private String integrity() {
        return database.read(tx ->
                tx.createQuery("PRAGMA integrity_check").mapTo(String.class).one());
    }
}
