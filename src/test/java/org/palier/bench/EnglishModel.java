package org.palier.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** all-MiniLM-L6-v2, a small English sentence model, as a test dependency brings it: laid into a folder as an operator would. */
public final class EnglishModel {
    private EnglishModel() {}

    public static Path laidInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        copy("/all-minilm-l6-v2-q.onnx", folder.resolve("model.onnx"));
        copy("/all-minilm-l6-v2-q-tokenizer.json", folder.resolve("tokenizer.json"));
        return folder;
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = EnglishModel.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
