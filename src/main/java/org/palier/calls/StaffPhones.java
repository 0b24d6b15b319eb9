package org.palier.calls;

import java.util.List;

/** The staff of a landlord who are on duty and have a telephone, in the order to ring them. */
@FunctionalInterface
public interface StaffPhones {
    /**
     * Those to ring for a caller of a landlord.
     *
     * @param restricted only those who may see requests that few may see
     */
    List<Callee> onDuty(long landlordId, boolean restricted);
}
