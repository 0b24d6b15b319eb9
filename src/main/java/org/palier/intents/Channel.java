package org.palier.intents;

/** The way by which something was heard and is answered. */
public enum Channel {
    SMS,
    WHATSAPP,
    VOICE
}
