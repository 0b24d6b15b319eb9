package org.palier.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, written at its build. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream file = Version.class.getResourceAsStream("/org/palier/version.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return new String[] {"palier " + properties.getProperty("version")};
        }
    }
}
