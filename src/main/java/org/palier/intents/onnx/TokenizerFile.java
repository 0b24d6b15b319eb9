package org.palier.intents.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A {@code tokenizer.json} as models are published with: its pieces, and the marks at the begin and end of a text.
 *
 * @param first the number that begins every text
 * @param last the number that ends it
 * @param longest how many pieces the model reads
 */
record TokenizerFile(Tokenizer tokenizer, int first, int last, int longest) {
    private static final int USUAL_LENGTH = 128;

    static TokenizerFile read(Path file) throws UnusableModelException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UnusableModelException(
                    file + " cannot be read: lay the tokenizer.json of the model beside its model.onnx.");
        }
        JsonNode model = root.path("model");
        Map<String, Integer> numbers = new HashMap<>();
        Tokenizer tokenizer = switch (model.path("type").asText()) {
            case "WordPiece" -> wordPiece(model, root.path("normalizer"), numbers);
            case "Unigram" -> unigram(model, numbers);
            default ->
                throw new UnusableModelException(file + " is of the kind '"
                        + model.path("type").asText() + "'; Palier reads WordPiece and Unigram: choose another model.");
        };
        root.path("added_tokens")
                .forEach(token -> numbers.put(
                        token.path("content").asText(), token.path("id").asInt()));
        int length = root.path("truncation").path("max_length").asInt(USUAL_LENGTH);
        return new TokenizerFile(
                tokenizer,
                mark(file, numbers, "[CLS]", "<s>"),
                mark(file, numbers, "[SEP]", "</s>"),
                Math.max(3, length));
    }

    private static int mark(Path file, Map<String, Integer> numbers, String bert, String roberta)
            throws UnusableModelException {
        Integer number = numbers.getOrDefault(bert, numbers.get(roberta));
        if (number == null) {
            throw new UnusableModelException(
                    file + " has neither " + bert + " nor " + roberta + ": choose another model.");
        }
        return number;
    }

    private static Tokenizer wordPiece(JsonNode model, JsonNode normalizer, Map<String, Integer> numbers) {
        model.path("vocab")
                .properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asInt()));
        boolean lowerCase = normalizer.path("lowercase").asBoolean(false);
        JsonNode accents = normalizer.path("strip_accents");
        return new WordPiece(
                Map.copyOf(numbers),
                numbers.getOrDefault(model.path("unk_token").asText("[UNK]"), 0),
                lowerCase,
                accents.isBoolean() ? accents.asBoolean() : lowerCase);
    }

    private static Tokenizer unigram(JsonNode model, Map<String, Integer> numbers) {
        Map<String, Unigram.Piece> pieces = new HashMap<>();
        int number = 0;
        for (JsonNode piece : model.path("vocab")) {
            String text = piece.path(0).asText();
            numbers.put(text, number);
            pieces.put(text, new Unigram.Piece(number++, piece.path(1).asDouble()));
        }
        return new Unigram(Map.copyOf(pieces), model.path("unk_id").asInt(0));
    }
}
