package org.palier.calls;

/** Where the carrier keeps what callers said after the tone. Each call is one request; what fails is tried again later. */
public interface RecordingSource {
    /** What came of fetching. */
    sealed interface Fetching {
        @SuppressWarnings("ArrayRecordComponent") // Never compared.
        record Fetched(byte[] content) implements Fetching {}

        /** It is not there yet, or cannot be had now. */
        record Later(String why) implements Fetching {}
    }

    Fetching fetch(String recordingSid);

    /** Deletes a recording; true when it is not there any more. */
    boolean delete(String recordingSid);
}
