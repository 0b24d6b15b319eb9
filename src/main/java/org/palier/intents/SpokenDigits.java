package org.palier.intents;

import java.util.ArrayList;
import java.util.List;

/**
 * A telephone number written so that a synthetic voice says it as people do. The voice reads {@code 31} as a number and {@code 3 1} digit
 * by digit, and a comma as a short rest.
 *
 * <p>French says numbers by groups: 0 800 47 33 33 is "zéro, huit cents, quarante-sept, trente-trois, trente-trois", 3114 is "trente et
 * un, quatorze". Other languages hear every digit, so that nobody has to turn a number word back into keys.
 */
final class SpokenDigits {
    private SpokenDigits() {}

    static String of(String number, Language language) {
        List<String> spoken = new ArrayList<>();
        for (String group : number.trim().split("[ .]+")) {
            if (!byGroups(language)) {
                spoken.add(digitByDigit(group));
            } else if (group.length() == 4 && group.charAt(0) != '0' && group.charAt(2) != '0') {
                spoken.add(group.substring(0, 2));
                spoken.add(group.substring(2));
            } else if (group.startsWith("0") || group.length() > 3) {
                spoken.add(digitByDigit(group));
            } else {
                spoken.add(group);
            }
        }
        return String.join(", ", spoken);
    }

    /** Occitan and Catalan are answered in French. */
    private static boolean byGroups(Language language) {
        return language == Language.FR || language == Language.OC || language == Language.CA;
    }

    private static String digitByDigit(String group) {
        return String.join(" ", group.split(""));
    }
}
