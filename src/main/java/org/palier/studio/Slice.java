package org.palier.studio;

import java.util.List;

/**
 * A page of a list that is in memory.
 *
 * @param first place of its first row
 * @param total how many rows there are in all
 * @param previous where the page before begins; -1 for none
 * @param next where the next page begins; -1 for none
 */
public record Slice<T>(List<T> rows, int first, int total, int previous, int next) {
    static <T> Slice<T> of(List<T> all, long from, int most) {
        int first = (int) Math.min(from, all.size());
        int end = Math.min(first + most, all.size());
        return new Slice<>(
                all.subList(first, end),
                first,
                all.size(),
                first == 0 ? -1 : Math.max(0, first - most),
                end < all.size() ? end : -1);
    }
}
