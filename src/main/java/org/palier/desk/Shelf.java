package org.palier.desk;

import org.palier.web.Staff;

/** Where ready answers are kept. */
enum Shelf {
    /** Those of one adviser. */
    OWN("ready_text", "staff_id", "/desk/texts"),
    /** Those that all advisers of a landlord share. */
    SHARED("shared_text", "landlord_id", "/desk/shared");

    final String table;
    final String owner;
    final String path;

    Shelf(String table, String owner, String path) {
        this.table = table;
        this.owner = owner;
        this.path = path;
    }

    /** Whose shelf it is, for somebody of the staff. */
    long owner(Staff staff) {
        return this == OWN ? staff.id() : staff.landlordId();
    }
}
