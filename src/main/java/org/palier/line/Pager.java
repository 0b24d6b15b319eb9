package org.palier.line;

import org.jdbi.v3.core.Handle;

/** Pages who is on duty about an urgent request. */
@FunctionalInterface
public interface Pager {
    /**
     * Adds the pages to what is to be sent, in the transaction that opens the request.
     *
     * @param reference of the request
     * @param intent what it is about
     */
    void page(Handle tx, long landlordId, String reference, String intent);
}
