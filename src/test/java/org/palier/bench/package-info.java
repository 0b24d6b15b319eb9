/** Measurements, run by {@code scripts/bench}, never by the tests: they talk to servers that they start themselves on 127.0.0.1. */
@org.jspecify.annotations.NullMarked
package org.palier.bench;
