/** The edge to Twilio: signature, inbound parsing of texts and calls, TwiML and the REST client. No Twilio type leaves this room. */
@org.jspecify.annotations.NullMarked
package org.palier.twilio;
