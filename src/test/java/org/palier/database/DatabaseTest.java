package org.palier.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path folder;

    private final Groups groups = new Groups();
    private final ExecutorService callers = Executors.newFixedThreadPool(32);
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("palier.db"), DatabaseOptions.DEFAULT, groups);
        database.write(tx -> tx.execute("CREATE TABLE thing (name TEXT PRIMARY KEY) STRICT"));
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        database.close();
    }

    @Test
    void what_was_written_is_read_and_survives_closing() {
        database.write(tx -> add(tx, "kept"));

        assertThat(names(database)).containsExactly("kept");
        database.close();
        database = Database.open(folder.resolve("palier.db"));
        assertThat(names(database)).containsExactly("kept");
    }

    @Test
    void every_connection_forces_writes_and_checks_foreign_keys() {
        List<Integer> pragmas = database.write(tx -> List.of(
                number(tx, "PRAGMA synchronous"),
                number(tx, "PRAGMA foreign_keys"),
                number(tx, "PRAGMA wal_autocheckpoint")));

        assertThat(pragmas).containsExactly(2, 1, 20_000);
        String journal = database.read(
                tx -> tx.createQuery("PRAGMA journal_mode").mapTo(String.class).one());
        assertThat(journal).isEqualTo("wal");
    }

    @Test
    void a_commit_waits_for_what_is_being_prepared() throws Exception {
        try (Database patient = Database.open(
                folder.resolve("patient.db"), DatabaseOptions.DEFAULT.withCommitDelay(Duration.ofMinutes(1)), groups)) {
            List<Announcement> siblings =
                    Stream.generate(patient::announce).limit(4).toList();
            int before = groups.count.get();
            CountDownLatch done = new CountDownLatch(2);
            Work<Integer> work = tx -> {
                done.countDown();
                return tx.execute("UPDATE probe SET tried = tried + 1 WHERE id = 1");
            };
            Future<Integer> first = callers.submit(() -> patient.write(work));
            Future<Integer> second = callers.submit(() -> patient.write(work));
            done.await();

            assertThat(first.isDone() || second.isDone()).isFalse();
            siblings.forEach(Announcement::done);

            assertThat(first.get()).isEqualTo(1);
            assertThat(second.get()).isEqualTo(1);
            assertThat(groups.count.get() - before).isEqualTo(1);
        }
    }

    @Test
    void what_is_written_nearly_alone_does_not_wait() {
        try (Database patient = Database.open(
                folder.resolve("patient.db"), DatabaseOptions.DEFAULT.withCommitDelay(Duration.ofMinutes(1)), groups)) {
            Announcement other = patient.announce();

            int changed = patient.write(tx -> tx.execute("UPDATE probe SET tried = tried + 1 WHERE id = 1"));

            assertThat(changed).isEqualTo(1);
            other.done();
        }
    }

    @Test
    void units_that_wait_share_a_commit() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<Integer> first = callers.submit(() -> database.write(tx -> {
            busy.countDown();
            await(go);
            return add(tx, "first");
        }));
        busy.await();
        int before = groups.count.get();
        List<Future<Integer>> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "other" + i;
            others.add(callers.submit(() -> database.write(tx -> add(tx, name))));
        }
        awaitWaiting(20);
        go.countDown();

        first.get();
        for (Future<Integer> other : others) {
            other.get();
        }
        assertThat(names(database)).hasSize(21);
        assertThat(groups.count.get() - before).isEqualTo(1);
        assertThat(groups.largest.get()).isEqualTo(21);
    }

    @Test
    void a_unit_that_fails_is_undone_alone_and_its_caller_gets_its_exception() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<Integer> before = callers.submit(() -> database.write(tx -> {
            busy.countDown();
            await(go);
            return add(tx, "before");
        }));
        busy.await();
        Future<Throwable> failing = callers.submit(() -> caught(() -> database.write(tx -> {
            add(tx, "undone");
            throw new IllegalArgumentException("my own");
        })));
        Future<Throwable> refused = callers.submit(() -> caught(() -> database.write(tx -> {
            add(tx, "undone too");
            return add(tx, "undone too");
        })));
        Future<Integer> after = callers.submit(() -> database.write(tx -> add(tx, "after")));
        awaitWaiting(3);
        go.countDown();

        before.get();
        after.get();
        assertThat(failing.get()).isInstanceOf(IllegalArgumentException.class).hasMessage("my own");
        assertThat(refused.get()).isNotInstanceOf(StorageUnavailableException.class);
        assertThat(names(database)).containsExactly("after", "before");
        assertThat(groups.largest.get()).isEqualTo(4);
        assertThat(database.healthy()).isTrue();
    }

    @Test
    void nobody_sees_a_unit_before_its_commit_and_a_read_sees_one_snapshot() throws Exception {
        CountDownLatch added = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<Integer> writing = callers.submit(() -> database.write(tx -> {
            int rows = add(tx, "new");
            added.countDown();
            await(go);
            return rows;
        }));
        added.await();

        assertThat(names(database)).isEmpty();
        List<String> again = database.read(tx -> {
            List<String> seen = names(tx);
            go.countDown();
            assertThat(writing).succeedsWithin(Duration.ofSeconds(10));
            assertThat(seen).isEmpty();
            return names(tx);
        });
        assertThat(again).isEmpty();
        assertThat(names(database)).containsExactly("new");
    }

    @Test
    void closing_writes_what_is_waiting_and_refuses_what_comes_later() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<Integer> first = callers.submit(() -> database.write(tx -> {
            busy.countDown();
            await(go);
            return add(tx, "first");
        }));
        busy.await();
        List<Future<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String name = "waiting" + i;
            waiting.add(callers.submit(() -> database.write(tx -> add(tx, name))));
        }
        awaitWaiting(10);
        Future<?> closing = callers.submit(database::close);
        go.countDown();

        closing.get();
        assertThat(first.get()).isEqualTo(1);
        for (Future<Integer> unit : waiting) {
            assertThat(unit.get()).isEqualTo(1);
        }
        assertThatThrownBy(() -> database.write(tx -> add(tx, "late")))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> names(database)).isInstanceOf(StorageUnavailableException.class);
        assertThat(database.healthy()).isFalse();
        database = Database.open(folder.resolve("palier.db"));
        assertThat(names(database)).hasSize(11);
    }

    @Test
    void a_unit_that_calls_the_database_again_is_refused_instead_of_waiting_for_ever() {
        assertThatThrownBy(() -> database.write(tx -> database.write(again -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("may not call the database again");
        assertThatThrownBy(() -> database.write(tx -> database.read(again -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_transaction_opened_in_a_unit_joins_it() {
        assertThatThrownBy(() -> database.write(tx -> {
                    tx.useTransaction(inner -> add(inner, "inner"));
                    throw new IllegalArgumentException("outer");
                }))
                .hasMessage("outer");

        assertThat(names(database)).isEmpty();
    }

    @Test
    void a_reader_cannot_write() {
        assertThatThrownBy(() -> database.read(tx -> add(tx, "sneaked in")))
                .isInstanceOf(StorageUnavailableException.class);
        assertThat(names(database)).isEmpty();
    }

    @Test
    void instants_are_kept_as_milliseconds() {
        Instant moment = Instant.parse("2026-11-24T08:15:30.123Z");

        Instant read = database.read(tx -> tx.createQuery("SELECT :moment")
                .bind("moment", moment)
                .mapTo(Instant.class)
                .one());

        assertThat(read).isEqualTo(moment);
    }

    @Test
    void an_interrupted_caller_still_learns_that_its_work_is_stored() throws Exception {
        Future<Boolean> caller = callers.submit(() -> {
            Thread.currentThread().interrupt();
            database.write(tx -> add(tx, "stored"));
            return Thread.interrupted();
        });

        assertThat(caller.get()).isTrue();
        assertThat(names(database)).containsExactly("stored");
    }

    @Test
    void many_callers_lose_nothing() throws Exception {
        List<Future<Integer>> all = IntStream.range(0, 3_200)
                .mapToObj(i -> callers.submit(() -> database.write(tx -> add(tx, "n" + i))))
                .toList();

        for (Future<Integer> one : all) {
            assertThat(one.get()).isEqualTo(1);
        }
        assertThat(names(database)).hasSize(3_200);
        assertThat(groups.count.get()).isLessThan(3_200);
    }

    /** Waits until so many callers wait for the writer, which a latch holds up. */
    private void awaitWaiting(int callersWaiting) {
        org.awaitility.Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> database.waiting() == callersWaiting);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Throwable caught(Runnable work) {
        try {
            work.run();
            throw new AssertionError("nothing was thrown");
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static int add(Handle tx, String name) {
        return tx.execute("INSERT INTO thing (name) VALUES (?)", name);
    }

    private static int number(Handle tx, String sql) {
        return tx.createQuery(sql).mapTo(Integer.class).one();
    }

    private static List<String> names(Database database) {
        return database.read(DatabaseTest::names);
    }

    private static List<String> names(Handle tx) {
        return tx.createQuery("SELECT name FROM thing ORDER BY name")
                .mapTo(String.class)
                .list();
    }

    private static final class Groups implements Commits {
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger largest = new AtomicInteger();

        @Override
        public void committed(int units, Duration working, Duration committing) {
            count.incrementAndGet();
            largest.accumulateAndGet(units, Math::max);
        }
    }
}
