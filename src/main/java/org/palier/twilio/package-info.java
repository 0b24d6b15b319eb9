/** The edge to Twilio: signature, inbound parsing, TwiML and the REST client. No Twilio type leaves this room. */
@org.jspecify.annotations.NullMarked
package org.palier.twilio;
