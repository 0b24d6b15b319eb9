package org.palier.twilio;

import java.net.URI;

/** The address to which Twilio tells what becomes of a text. The query names the text and is part of what Twilio signs. */
public final class StatusUrl {
    static final String PATH = "/twilio/status";

    private final URI publicUrl;

    /**
     * @param publicUrl without a slash at its end
     */
    public StatusUrl(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** For a text of the outbox. */
    public URI ofText(long id) {
        return URI.create(publicUrl + PATH + "?outbox=" + id);
    }

    /**
     * For a text that answers a webhook: the {@code statusCallback} of its {@code <Message>}, in which {@code &} must be escaped.
     *
     * @param sid of the message that is answered, so that a repeated webhook gets the same answer byte for byte
     * @param part which text of the answer, from 0
     */
    public URI ofReply(String sid, int part) {
        // In alphabetical order: Twilio was seen to sort the parameters of such addresses before it signs them.
        return URI.create(publicUrl + PATH + "?part=" + part + "&reply=" + sid);
    }
}
