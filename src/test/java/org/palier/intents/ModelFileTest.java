package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final MatcherSettings SETTINGS = MatcherSettings.DEFAULT;

    private static Learnt learnt;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        List<TrainingExample> examples = List.of(
                new TrainingExample("plus de chauffage", "heating", Language.FR),
                new TrainingExample("le radiateur est froid", "heating", Language.FR),
                new TrainingExample("il fait 14 chez moi", "heating", Language.FR),
                new TrainingExample("je peux pas payer", "rent", Language.FR),
                new TrainingExample("le loyer est trop cher", "rent", Language.FR),
                new TrainingExample("j'ai perdu mon travail", "rent", Language.FR));
        Analysis analysis = new Analysis(new SmsDictionary(java.util.Map.of()), new Lexicon(java.util.Map.of()));
        learnt = new Learnt(
                Training.of(
                        examples,
                        java.util.Set.of(),
                        java.util.Set.of(),
                        analysis,
                        SETTINGS,
                        java.util.Optional.empty()),
                LanguageModel.train(java.util.Map.of(Language.FR, List.of("plus de chauffage"))),
                Spelling.of(List.of("plus de chauffage", "le chauffage")));
    }

    @Test
    void what_is_read_is_what_was_learnt() {
        ModelFile file = new ModelFile(folder.resolve("m"), "key");

        file.write(learnt);
        Learnt read = file.read().orElseThrow();

        assertThat(read.trained().classes()).isEqualTo(learnt.trained().classes());
        assertThat(read.trained().model().weights).isEqualTo(learnt.trained().model().weights);
        assertThat(read.trained().model().scales).isEqualTo(learnt.trained().model().scales);
        assertThat(read.trained().vocabulary().keys())
                .isEqualTo(learnt.trained().vocabulary().keys());
        assertThat(read.trained().calibration().topic().weights)
                .isEqualTo(learnt.trained().calibration().topic().weights);
        assertThat(read.trained().nearest().texts).isEqualTo(learnt.trained().nearest().texts);
        assertThat(read.spelling().words()).isEqualTo(learnt.spelling().words());
        assertThat(read.spelling().repaired("chaufage")).hasValue("chauffage");
        assertThat(read.languages().weights).isEqualTo(learnt.languages().weights);
    }

    @Test
    void another_key_a_cut_file_and_a_flipped_bit_are_not_believed() throws Exception {
        Path path = folder.resolve("m");
        new ModelFile(path, "key").write(learnt);
        byte[] whole = Files.readAllBytes(path);

        assertThat(new ModelFile(path, "other").read()).isEmpty();
        Files.write(path, java.util.Arrays.copyOf(whole, whole.length - 9));
        assertThat(new ModelFile(path, "key").read()).isEmpty();
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 4;
        Files.write(path, flipped);
        assertThat(new ModelFile(path, "key").read()).isEmpty();
        assertThat(new ModelFile(folder.resolve("missing"), "key").read()).isEmpty();
    }
}
