package org.palier.bench;

import java.util.List;
import java.util.Locale;

/** The middle of some durations, and how long the slowest take: 95 and 99 of 100 take no longer. In nanoseconds. */
record Quantiles(long p50, long p95, long p99) {
    static Quantiles of(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return new Quantiles(at(sorted, 50), at(sorted, 95), at(sorted, 99));
    }

    private static long at(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %6.1f ms   p95 %6.1f ms   p99 %6.1f ms", p50 / 1e6, p95 / 1e6, p99 / 1e6);
    }
}
