package org.palier;

import org.junit.jupiter.api.Test;

class PalierTest {
    @Test
    void x() {}
}
