package org.palier.studio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.palier.intents.Reliability;
import org.palier.intents.Share;

/** Whether the line's confidence was worth what it said: of answers given with 0.8, eight in ten should have been left as they were. */
final class Certainty {
    private static final int BARS = 10;

    private Certainty() {}

    /**
     * A landlord's last answers by their confidence. An answer counts as right unless an adviser corrected it, the tenant asked for a person
     * right after it, or refused what was offered: what nobody complains of may be wrong all the same.
     */
    static Reliability of(Handle tx, long landlordId) {
        Map<Integer, Reliability.Bar> found = new HashMap<>();
        tx.createQuery("""
                        SELECT min(9, CAST(confidence * 10 AS INTEGER)), count(*), avg(confidence), sum(miss.message_id IS NULL)
                        FROM message LEFT JOIN miss ON miss.message_id = message.id
                        WHERE %s AND message.landlord_id = ? AND direction = 'in' AND message.intent <> 'human-agent'
                            AND outcome IN ('ANSWERED', 'HANDED_OVER', 'DANGER') GROUP BY 1""".formatted(Confusion.RECENT))
                .bind(0, landlordId)
                .map((row, context) -> {
                    int bar = row.getInt(1);
                    return Map.entry(bar, bar(bar, row.getDouble(3), new Share(row.getInt(4), row.getInt(2))));
                })
                .forEach(bar -> found.put(bar.getKey(), bar.getValue()));
        List<Reliability.Bar> bars = new ArrayList<>();
        for (int bar = 0; bar < BARS; bar++) {
            bars.add(found.getOrDefault(bar, bar(bar, Double.NaN, new Share(0, 0))));
        }
        return new Reliability(List.copyOf(bars));
    }

    private static Reliability.Bar bar(int place, double confidence, Share right) {
        return new Reliability.Bar(place / (double) BARS, (place + 1) / (double) BARS, confidence, right);
    }
}
