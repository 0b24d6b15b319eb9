package org.palier.intents;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Keeps what training left in one file, so that the next start need not train again. The file is only ever a copy: it is used if it was
 * trained on the same scripts, under the same settings, by the same program, and is whole; otherwise the machines are trained anew.
 */
final class ModelFile {
    private static final int MAGIC = 0x50414c36;

    private final Path file;
    private final String key;

    /**
     * @param key what the model was made of: program, scripts and settings
     */
    ModelFile(Path file, String key) {
        this.file = file;
        this.key = key;
    }

    /** What was learnt from the same; empty if that is not at hand. */
    Optional<Learnt> read() {
        CheckedInputStream checked = null;
        try (BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            checked = new CheckedInputStream(bytes, new CRC32());
            DataInputStream in = new DataInputStream(checked);
            if (in.readInt() != MAGIC || !in.readUTF().equals(key)) {
                return Optional.empty();
            }
            Learnt learnt = learnt(in);
            long sum = checked.getChecksum().getValue();
            return in.readLong() == sum ? Optional.of(learnt) : Optional.empty();
        } catch (IOException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    /** Keeps what was learnt. A file that cannot be written is no error: the next start takes longer. */
    void write(Learnt learnt) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".new");
            try {
                try (BufferedOutputStream bytes = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
                    CheckedOutputStream checked = new CheckedOutputStream(bytes, new CRC32());
                    DataOutputStream out = new DataOutputStream(checked);
                    out.writeInt(MAGIC);
                    out.writeUTF(key);
                    learnt(out, learnt);
                    out.writeLong(checked.getChecksum().getValue());
                    out.flush();
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | RuntimeException unwritable) {
            // The matcher is trained all the same.
        }
    }

    private static void learnt(DataOutputStream out, Learnt learnt) throws IOException {
        Trained trained = learnt.trained();
        texts(out, trained.classes());
        flags(out, trained.danger());
        flags(out, trained.system());
        vocabulary(out, trained.vocabulary());
        out.writeInt(trained.model().classes);
        out.writeInt(trained.model().weights.length);
        out.write(trained.model().weights);
        floats(out, trained.model().scales);
        floats(out, trained.meaning());
        out.writeDouble(trained.calibration().temperature());
        doubles(out, trained.calibration().topic().weights);
        doubles(out, trained.calibration().alarm().weights);
        Nearest nearest = trained.nearest();
        for (int k = 0; k < trained.classes().size(); k++) {
            texts(out, nearest.texts.get(k));
            numbers(out, nearest.starts[k]);
            numbers(out, nearest.terms[k]);
        }
        vocabulary(out, learnt.languages().keys);
        floats(out, learnt.languages().weights);
        texts(out, learnt.spelling().words());
        out.writeInt(learnt.spelling().models());
    }

    private static Learnt learnt(DataInputStream in) throws IOException {
        List<String> classes = texts(in);
        boolean[] danger = flags(in);
        boolean[] system = flags(in);
        Vocabulary vocabulary = vocabulary(in);
        int columns = in.readInt();
        byte[] weights = in.readNBytes(in.readInt());
        LinearModel model = new LinearModel(columns, weights, floats(in));
        float[] meaning = floats(in);
        Calibration calibration =
                new Calibration(in.readDouble(), new Logistic(doubles(in)), new Logistic(doubles(in)));
        List<List<String>> texts = new ArrayList<>();
        int[][] starts = new int[classes.size()][];
        int[][] terms = new int[classes.size()][];
        for (int k = 0; k < classes.size(); k++) {
            texts.add(texts(in));
            starts[k] = numbers(in);
            terms[k] = numbers(in);
        }
        Trained trained = new Trained(
                classes,
                danger,
                system,
                vocabulary,
                model,
                meaning,
                calibration,
                new Nearest(texts, starts, terms, vocabulary),
                HeldOut.EMPTY);
        return new Learnt(
                trained, new LanguageModel(vocabulary(in), floats(in)), new Spelling(texts(in), in.readInt()));
    }

    private static void vocabulary(DataOutputStream out, Vocabulary vocabulary) throws IOException {
        long[] keys = vocabulary.keys();
        out.writeInt(keys.length);
        for (int number = 0; number < keys.length; number++) {
            out.writeLong(keys[number]);
            out.writeFloat(vocabulary.idf(number));
        }
    }

    private static Vocabulary vocabulary(DataInputStream in) throws IOException {
        int size = in.readInt();
        long[] keys = new long[size];
        float[] idf = new float[size];
        for (int number = 0; number < size; number++) {
            keys[number] = in.readLong();
            idf[number] = in.readFloat();
        }
        return Vocabulary.restore(keys, idf);
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(in.readUTF());
        }
        return List.copyOf(texts);
    }

    private static void flags(DataOutputStream out, boolean[] flags) throws IOException {
        out.writeInt(flags.length);
        for (boolean flag : flags) {
            out.writeBoolean(flag);
        }
    }

    private static boolean[] flags(DataInputStream in) throws IOException {
        boolean[] flags = new boolean[in.readInt()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = in.readBoolean();
        }
        return flags;
    }

    private static void floats(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    private static void doubles(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] doubles(DataInputStream in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static void numbers(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private static int[] numbers(DataInputStream in) throws IOException {
        int[] values = new int[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }
}
