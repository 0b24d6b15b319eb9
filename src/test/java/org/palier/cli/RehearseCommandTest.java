package org.palier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RehearseCommandTest {
    @Test
    void the_whole_line_is_walked_once_without_a_fault() {
        Called rehearsal = Called.with("rehearse");

        assertThat(rehearsal.err()).isEmpty();
        assertThat(rehearsal.code()).isZero();
    }
}
