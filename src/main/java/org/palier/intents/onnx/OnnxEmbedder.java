package org.palier.intents.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.palier.intents.Embedder;

/**
 * Vectors by a sentence model in ONNX's form: the mean of what it makes of the pieces of a text, at length 1. The folder holds
 * {@code model.onnx} and {@code tokenizer.json}; the jar of ONNX Runtime (com.microsoft.onnxruntime:onnxruntime) lies among the program's
 * libraries.
 */
public final class OnnxEmbedder implements Embedder, AutoCloseable {
    private final OrtEnvironment runtime;
    private final OrtSession session;
    private final TokenizerFile tokenizer;
    private final String name;
    private final int size;

    private OnnxEmbedder(Path model, TokenizerFile tokenizer) throws OrtException, IOException {
        this.runtime = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        this.session = runtime.createSession(model.toString(), options);
        this.tokenizer = tokenizer;
        this.name = Files.size(model) + " " + Files.getLastModifiedTime(model).toMillis();
        this.size = run("?").length;
    }

    /** Loads the model of a folder and tries it once. */
    public static OnnxEmbedder load(Path folder) throws UnusableModelException {
        Path model = folder.resolve("model.onnx");
        if (!Files.isRegularFile(model)) {
            throw new UnusableModelException(
                    "There is no " + model + ": lay a sentence model there, with its tokenizer.json.");
        }
        TokenizerFile tokenizer = TokenizerFile.read(folder.resolve("tokenizer.json"));
        try {
            return new OnnxEmbedder(model, tokenizer);
        } catch (NoClassDefFoundError missing) {
            throw new UnusableModelException(
                    "ONNX Runtime is not at hand: lay onnxruntime.jar (com.microsoft.onnxruntime:onnxruntime) in the folder lib beside the program.");
        } catch (OrtException | IOException | IllegalStateException unusable) {
            throw new UnusableModelException(
                    model + " is not a sentence model that Palier can use: " + unusable.getMessage());
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public float[] vector(String text) {
        try {
            return run(text);
        } catch (OrtException defect) {
            throw new IllegalStateException("the sentence model failed on a text", defect);
        }
    }

    private float[] run(String text) throws OrtException {
        long[] pieces = pieces(text);
        Map<String, long[]> given = Map.of(
                "input_ids", pieces,
                "attention_mask", filled(pieces.length, 1),
                "token_type_ids", filled(pieces.length, 0));
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String input : session.getInputNames()) {
                long[] values = given.get(input);
                if (values == null) {
                    throw new IllegalStateException("it asks for '" + input + "'");
                }
                inputs.put(input, OnnxTensor.createTensor(runtime, new long[][] {values}));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return unit(mean(result.get(0).getValue()));
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private long[] pieces(String text) {
        int[] cut = tokenizer.tokenizer().pieces(text);
        int count = Math.min(cut.length, tokenizer.longest() - 2);
        long[] pieces = new long[count + 2];
        pieces[0] = tokenizer.first();
        for (int i = 0; i < count; i++) {
            pieces[i + 1] = cut[i];
        }
        pieces[count + 1] = tokenizer.last();
        return pieces;
    }

    private static long[] filled(int length, long value) {
        long[] values = new long[length];
        Arrays.fill(values, value);
        return values;
    }

    /** Some models give a vector for each piece, some one for the text. */
    private static float[] mean(Object output) {
        if (output instanceof float[][] whole) {
            return whole[0];
        }
        if (!(output instanceof float[][][] each)) {
            throw new IllegalStateException("it does not answer with vectors");
        }
        float[] mean = new float[each[0][0].length];
        for (float[] piece : each[0]) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += piece[i] / each[0].length;
            }
        }
        return mean;
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence model does not close", e);
        }
    }
}
