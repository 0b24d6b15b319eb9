package org.palier.line;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The contacts heard last, so that most messages need no read. It may be behind the database: whoever stores something by it says
 * which version it was, and finds out. Thread-safe.
 */
final class Recent {
    private final int limit;
    private final LinkedHashMap<Key, Known> contacts = new LinkedHashMap<>(256, 0.75f, true);

    /** A contact: its landlord and its address. */
    record Key(long landlordId, String address) {}

    Recent(int limit) {
        this.limit = limit;
    }

    synchronized Optional<Known> of(Key key) {
        return Optional.ofNullable(contacts.get(key));
    }

    synchronized void put(Key key, Known known) {
        contacts.put(key, known);
        if (contacts.size() > limit) {
            Map.Entry<Key, Known> eldest = contacts.entrySet().iterator().next();
            contacts.remove(eldest.getKey());
        }
    }

    synchronized void drop(Key key) {
        contacts.remove(key);
    }
}
