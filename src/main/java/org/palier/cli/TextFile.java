package org.palier.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a command is given, or the reason why it cannot be read. */
final class TextFile {
    private TextFile() {}

    static String read(Path file) throws Refusal {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new Refusal("There is no file " + file + ".");
        } catch (CharacterCodingException e) {
            throw new Refusal(file + ":1:1: not UTF-8: save the file in UTF-8");
        } catch (IOException e) {
            throw new Refusal(file + " cannot be read.");
        }
    }
}
