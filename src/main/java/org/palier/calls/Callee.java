package org.palier.calls;

import org.jspecify.annotations.Nullable;
import org.palier.phones.PhoneNumber;

/**
 * Somebody who can be rung. The text form shows no number.
 *
 * @param phone E.164
 * @param staffId whose conversation it becomes when the call is taken; null for a telephone of those on call
 */
public record Callee(String phone, @Nullable Long staffId) {
    public static Callee of(PhoneNumber phone, @Nullable Long staffId) {
        return new Callee(phone.e164(), staffId);
    }

    PhoneNumber number() {
        return new PhoneNumber(phone);
    }

    @Override
    public String toString() {
        return "Callee[" + staffId + "]";
    }
}
