/**
 * What leaves outside a webhook's answer: stored with its cause, sent once by a worker, retried by rule, its status ranked. Knows carriers
 * only as an interface. Owns the table {@code outbox} and writes {@code reply_status}.
 */
@org.jspecify.annotations.NullMarked
package org.palier.outbox;
