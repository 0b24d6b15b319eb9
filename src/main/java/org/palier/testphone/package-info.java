/** The on-screen phone of demo mode: a simulated carrier that signs and posts real webhooks. */
@org.jspecify.annotations.NullMarked
package org.palier.testphone;
