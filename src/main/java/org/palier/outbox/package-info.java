/** What leaves outside a webhook's answer: stored with its cause, sent once by a worker, retried by rule, its status ranked. Knows carriers only as an interface. */
@org.jspecify.annotations.NullMarked
package org.palier.outbox;
