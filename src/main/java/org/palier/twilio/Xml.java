package org.palier.twilio;

/** Writes TwiML. What is written is always well-formed: names are ours, values are escaped and without control characters. */
final class Xml {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>";

    private final StringBuilder xml = new StringBuilder(HEAD);

    /** Opens an element; attributes are names and values in turn, and an empty value is written too. */
    Xml open(String element, String... attributes) {
        start(element, attributes).xml.append('>');
        return this;
    }

    Xml close(String element) {
        xml.append("</").append(element).append('>');
        return this;
    }

    Xml empty(String element, String... attributes) {
        start(element, attributes).xml.append("/>");
        return this;
    }

    Xml text(String element, String text, String... attributes) {
        open(element, attributes).xml.append(escaped(text));
        return close(element);
    }

    String response() {
        return xml + "</Response>";
    }

    private Xml start(String element, String... attributes) {
        xml.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            xml.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        return this;
    }

    private static String escaped(String text) {
        return SafeText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
