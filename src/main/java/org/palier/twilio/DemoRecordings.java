package org.palier.twilio;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.palier.calls.RecordingSource;

/** Recordings without an account: what was said to the test phone, in memory until it is fetched. Thread-safe. */
public final class DemoRecordings implements RecordingSource {
    private static final int MOST = 50;

    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    /** Takes in what was said after the tone; what is too much is not kept. */
    public void add(String recordingSid, byte[] content) {
        if (kept.size() < MOST) {
            kept.put(recordingSid, content.clone());
        }
    }

    @Override
    public Fetching fetch(String recordingSid) {
        byte[] content = kept.get(recordingSid);
        return content == null ? new Fetching.Later("not there") : new Fetching.Fetched(content);
    }

    @Override
    public boolean delete(String recordingSid) {
        kept.remove(recordingSid);
        return true;
    }
}
