package org.palier.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeatsTest {
    private final int count = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final Seats seats = Seats.forProcessors();

    @Test
    void no_more_work_at_once_than_there_are_processors() throws Exception {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(count);
        ExecutorService many = Executors.newFixedThreadPool(count * 4);
        IntStream.range(0, count * 4)
                .forEach(i -> many.execute(() -> seats.pass(() -> {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    full.countDown();
                    await(full);
                    return working.decrementAndGet();
                })));
        many.shutdown();

        assertThat(many.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(count);
    }

    @Test
    void who_fails_gives_the_seat_back() {
        for (int i = 0; i <= count; i++) {
            assertThatThrownBy(() -> seats.pass(() -> {
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
        }

        assertThat(seats.pass(() -> "done")).isEqualTo("done");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
