package org.palier.intents.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.bench.EnglishModel;

final class TokenizerTest {
    @TempDir
    Path folder;

    private TokenizerFile file(String json) throws IOException, UnusableModelException {
        Path file = folder.resolve("tokenizer.json");
        Files.writeString(file, json);
        return TokenizerFile.read(file);
    }

    @Test
    void cuts_english_as_the_model_was_trained_on_it() throws Exception {
        TokenizerFile english = TokenizerFile.read(EnglishModel.laidInto(folder).resolve("tokenizer.json"));

        assertThat(english.first()).isEqualTo(101);
        assertThat(english.last()).isEqualTo(102);
        assertThat(english.longest()).isEqualTo(128);
        assertThat(english.tokenizer().pieces("Hello, world!")).containsExactly(7592, 1010, 2088, 999);
        assertThat(english.tokenizer().pieces("embeddings")).containsExactly(7861, 8270, 4667, 2015);
        assertThat(english.tokenizer().pieces("Élan\u0000 vital"))
                .containsExactly(english.tokenizer().pieces("elan vital"));
    }

    @Test
    void cuts_a_word_into_the_longest_pieces_and_names_what_it_does_not_know() throws Exception {
        TokenizerFile file = file("""
                {"model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab":
                    {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "chauff": 3, "chau": 4, "##age": 5, "##ff": 6, "'": 7, "d": 8, "Eau": 9}},
                 "normalizer": {"type": "BertNormalizer", "lowercase": false}}
                """);

        assertThat(file.tokenizer().pieces("chauffage d'Eau eau")).containsExactly(3, 5, 8, 7, 9, 0);
        assertThat(file.tokenizer().pieces(" \n ")).isEmpty();
    }

    @Test
    void cuts_as_sentencepiece_does_where_the_likeliest_cut_is_not_the_longest_first() throws Exception {
        TokenizerFile file = file("""
                {"model": {"type": "Unigram", "unk_id": 3, "vocab":
                    [["<s>", 0], ["<pad>", 0], ["</s>", 0], ["<unk>", 0],
                     ["▁", -3], ["▁gaz", -5], ["▁ga", -4], ["zeux", -4], ["x", -9], ["eu", -9], ["▁l", -4]]}}
                """);

        assertThat(file.first()).isZero();
        assertThat(file.last()).isEqualTo(2);
        assertThat(file.tokenizer().pieces("  gaz   gazeux ")).containsExactly(5, 6, 7);
        assertThat(file.tokenizer().pieces("l☂")).containsExactly(10, 3);
        assertThat(file.tokenizer().pieces("")).isEmpty();
    }

    @Test
    void says_what_it_cannot_read() {
        assertThatThrownBy(() -> file("{\"model\": {\"type\": \"BPE\"}}"))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("of the kind 'BPE'; Palier reads WordPiece and Unigram");
        assertThatThrownBy(() -> file("not json")).hasMessageContaining("lay the tokenizer.json");
    }
}
