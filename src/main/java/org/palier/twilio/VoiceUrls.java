package org.palier.twilio;

import java.net.URI;

/** The addresses of a call. Values are in the path: Twilio was seen to sort the parameters of a query before it signs them. */
public final class VoiceUrls {
    /** Its path on the server and in Twilio's console. */
    public static final String PATH = "/twilio/voice";

    static final String STATUS = PATH + "/status";
    static final String STEP = PATH + "/step/{step}";
    static final String WHISPER = PATH + "/whisper/{call}/{step}";
    static final String TAKE = PATH + "/take/{call}/{step}";
    static final String RECORDING = PATH + "/recording/{call}/{step}";

    static final String OUT = PATH + "/out/{call}";
    static final String OUT_DIAL = PATH + "/out/{call}/dial";
    static final String OUT_DONE = PATH + "/out/{call}/done";
    static final String OUT_TENANT = PATH + "/out/{call}/tenant";
    static final String OUT_STATUS = PATH + "/out/{call}/status";

    private final URI publicUrl;

    /**
     * @param publicUrl without a slash at its end
     */
    public VoiceUrls(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    String step(int step) {
        return publicUrl + PATH + "/step/" + step;
    }

    String whisper(String callSid, int step) {
        return publicUrl + PATH + "/whisper/" + callSid + "/" + step;
    }

    String take(String callSid, int step) {
        return publicUrl + PATH + "/take/" + callSid + "/" + step;
    }

    String recording(String callSid, int step) {
        return publicUrl + PATH + "/recording/" + callSid + "/" + step;
    }

    String out(String key) {
        return publicUrl + PATH + "/out/" + key;
    }
}
