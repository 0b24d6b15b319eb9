package org.palier.bench;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Spoils messages as hurried people, small keys and speech recognisers do. The same seed spoils alike. */
final class Noise {
    private static final List<String> KEYS = List.of("azertyuiop", "qsdfghjklm", "wxcvbn");
    private static final List<String> FILLERS = List.of("euh", "ben", "voilà", "alors", "enfin", "bon");
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("pour", "pr"),
            Map.entry("vous", "vs"),
            Map.entry("nous", "ns"),
            Map.entry("dans", "ds"),
            Map.entry("que", "ke"),
            Map.entry("qui", "ki"),
            Map.entry("quoi", "koi"),
            Map.entry("quand", "qd"),
            Map.entry("pas", "pa"),
            Map.entry("plus", "pu"),
            Map.entry("c'est", "c"),
            Map.entry("j'ai", "g"),
            Map.entry("je", "j"),
            Map.entry("est", "é"),
            Map.entry("les", "lé"),
            Map.entry("des", "dé"),
            Map.entry("mes", "mé"),
            Map.entry("tout", "tt"),
            Map.entry("toujours", "tjr"),
            Map.entry("bonjour", "bjr"),
            Map.entry("comment", "cmt"),
            Map.entry("beaucoup", "bcp"),
            Map.entry("quelqu'un", "kelkun"),
            Map.entry("avec", "avc"),
            Map.entry("depuis", "dpi"),
            Map.entry("chez", "ché"));

    private final RandomGenerator random;

    Noise(RandomGenerator random) {
        this.random = random;
    }

    static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    /** As a recogniser writes it: no capitals or stops, a hesitation here and there. */
    String spoken(String text) {
        StringBuilder spoken = new StringBuilder();
        for (String word : words(text.toLowerCase(Locale.FRENCH).replaceAll("[^\\p{L}\\p{N}'’ -]", " "))) {
            if (random.nextInt(12) == 0) {
                spoken.append(FILLERS.get(random.nextInt(FILLERS.size()))).append(' ');
            }
            spoken.append(word).append(' ');
        }
        return spoken.toString().strip();
    }

    /** One wrong key in this share of the words of three letters or more. */
    String mistyped(String text, double share) {
        StringBuilder typed = new StringBuilder();
        for (String word : words(text)) {
            boolean hit = word.length() >= 3 && random.nextDouble() < share;
            typed.append(hit ? slip(word) : word).append(' ');
        }
        return typed.toString().strip();
    }

    private String slip(String word) {
        int at = random.nextInt(word.length() - 1);
        String before = word.substring(0, at);
        String after = word.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + word.charAt(at) + word.charAt(at) + after;
            case 2 -> before + word.charAt(at + 1) + word.charAt(at) + after.substring(1);
            default -> before + neighbour(word.charAt(at)) + after;
        };
    }

    private char neighbour(char letter) {
        for (String row : KEYS) {
            int at = row.indexOf(Character.toLowerCase(letter));
            if (at >= 0) {
                return row.charAt(at == 0 || (at < row.length() - 1 && random.nextBoolean()) ? at + 1 : at - 1);
            }
        }
        return letter;
    }

    /** As a French SMS: short forms, spelling by ear, no accents that matter. */
    String texted(String text) {
        StringBuilder texted = new StringBuilder();
        for (String word : words(text.toLowerCase(Locale.FRENCH).replace('’', '\''))) {
            String written = SHORT.get(word);
            texted.append(written != null && random.nextInt(4) > 0 ? written : byEar(word))
                    .append(' ');
        }
        return texted.toString().strip();
    }

    private String byEar(String word) {
        String heard = word;
        if (random.nextInt(3) > 0) {
            heard = heard.replaceAll("qu(?=[aeiou])", "k")
                    .replaceAll("eaux?$|aux?$", "o")
                    .replaceAll("(?<=\\p{L}{2})(er|ez|ée|és|ées)$", "é");
        }
        if (random.nextInt(3) > 0) {
            heard = heard.replaceAll("(\\p{L})\\1", "$1").replaceAll("(?<=\\p{L}{3})(es|e|s|t|x)$", "");
        }
        if (random.nextInt(3) > 0) {
            heard = heard.replace("ph", "f").replaceAll("^h", "").replace("ç", "s");
        }
        return random.nextBoolean() ? withoutAccents(heard) : heard;
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
