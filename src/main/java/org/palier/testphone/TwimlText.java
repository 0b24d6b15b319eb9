package org.palier.testphone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads TwiML as a carrier does. */
public final class TwimlText {
    private TwimlText() {}

    /**
     * The verbs of an answer, in order.
     *
     * @throws IOException if it is not TwiML
     */
    public static List<Element> verbs(byte[] twiml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(twiml))
                    .getDocumentElement();
            if (!root.getTagName().equals("Response")) {
                throw new IOException("the line answered <" + root.getTagName() + ">, not <Response>");
            }
            return children(root);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the line answered what is not TwiML", e);
        }
    }

    /** The elements within an element, in order. */
    public static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
