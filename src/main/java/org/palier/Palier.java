package org.palier;

/** The program: reads the command line and runs one of Palier's commands. */
public final class Palier {
    private Palier() {}

    public static void main(String[] arguments) {
        System.out.println("palier");
    }
}
