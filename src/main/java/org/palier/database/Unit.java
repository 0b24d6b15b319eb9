package org.palier.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A unit of work that waits for the writer, and what became of it. The outcome is told only once the group is on disk. */
final class Unit<T> {
    private final Work<T> work;
    private final CompletableFuture<T> told = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Throwable failure;

    Unit(Work<T> work) {
        this.work = work;
    }

    /** Runs the work; throws what the work throws. */
    void run(Handle tx) throws Exception {
        result = work.run(tx);
    }

    void failed(Throwable reason) {
        failure = reason;
    }

    boolean succeeded() {
        return failure == null;
    }

    @SuppressWarnings("NullAway") // A work of a nullable type may give null; it is handed on as it came.
    void tell() {
        if (failure != null) {
            told.completeExceptionally(failure);
        } else {
            told.complete(result);
        }
    }

    void tell(StorageUnavailableException reason) {
        told.completeExceptionally(reason);
    }

    /** Waits for the outcome, even when interrupted: the caller must know whether its work is on disk. */
    T await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return told.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unchecked(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the work is on disk after at most this time. */
    boolean doneWithin(long millis) {
        try {
            told.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("a unit of work failed: " + cause, cause);
    }
}
