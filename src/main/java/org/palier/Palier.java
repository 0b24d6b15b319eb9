package org.palier;

import org.palier.cli.PalierCommand;

/** The program: reads the command line and runs one of Palier's commands. */
public final class Palier {
    private Palier() {}

    public static void main(String[] arguments) {
        System.exit(PalierCommand.run(arguments));
    }
}
