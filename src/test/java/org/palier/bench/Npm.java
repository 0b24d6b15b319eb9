package org.palier.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Programs for Node and what they need from npm, in a folder of their own. */
final class Npm {
    /** Where Debian keeps what native packages are built with; without it npm would look for it on the network. */
    private static final Path HEADERS = Path.of("/usr/include/node");

    private Npm() {}

    /** Installs packages, unless the last of them is there. */
    static void install(Path folder, List<String> packages) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String last = packages.get(packages.size() - 1);
        if (Files.exists(folder.resolve("node_modules").resolve(last.substring(0, last.lastIndexOf('@'))))) {
            return;
        }
        System.err.println("Installing " + String.join(", ", packages) + " into " + folder + " ...");
        List<String> command = new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--silent"));
        command.addAll(packages);
        ProcessBuilder npm = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("npm.log").toFile());
        if (Files.exists(HEADERS)) {
            npm.environment().put("npm_config_nodedir", "/usr");
        }
        if (npm.start().waitFor() != 0) {
            throw new IOException("npm could not install " + packages + ": see " + folder.resolve("npm.log"));
        }
    }

    /** Puts a program of the test resources into the folder. */
    static void place(String program, Path folder) throws IOException {
        try (InputStream source = Npm.class.getResourceAsStream("/bench/" + program)) {
            if (source == null) {
                throw new IOException(program + " is not among the test resources");
            }
            Files.copy(source, folder.resolve(program), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
