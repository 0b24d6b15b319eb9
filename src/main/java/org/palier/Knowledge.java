package org.palier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.palier.intents.BrokenScriptsException;
import org.palier.intents.Embedder;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Problem;
import org.palier.intents.Script;
import org.palier.intents.Scripts;
import org.palier.intents.onnx.OnnxEmbedder;
import org.palier.intents.onnx.UnusableModelException;
import org.palier.settings.Settings;

/** The scripts that are live and the matcher that was trained on them. */
public record Knowledge(Scripts scripts, LinearMatcher matcher) {
    private static final String MODEL = "matcher.model";

    /** Where the build leaves what it trained on the shipped scripts. */
    private static final Path BESIDE_THE_PROGRAM = beside();

    private static Path beside() {
        String program = System.getProperty("java.class.path", "");
        Path folder =
                program.endsWith(".jar") ? Path.of(program).toAbsolutePath().getParent() : null;
        return (folder == null ? Path.of("") : folder).resolve(MODEL);
    }

    /**
     * Reads a folder of scripts.
     *
     * @param cache folder for what was read and trained, so that the next start need not
     * @param embedder folder of a sentence model
     * @throws CannotStartException with a line for each thing that is wrong in it
     */
    public static Knowledge load(Path folder, Path cache, Optional<Path> embedder) throws CannotStartException {
        try {
            Scripts scripts = Scripts.load(folder, cache.resolve("scripts.cache"));
            return new Knowledge(
                    scripts,
                    LinearMatcher.load(scripts, List.of(cache.resolve(MODEL), BESIDE_THE_PROGRAM), embedder(embedder)));
        } catch (BrokenScriptsException e) {
            throw new CannotStartException(
                    e.problems().stream().map(Problem::toString).toList());
        } catch (IOException e) {
            throw new CannotStartException(List.of("The scripts in " + folder
                    + " cannot be read: set PALIER_INTENTS to the folder that holds them. (" + e.getMessage() + ")"));
        }
    }

    private static Optional<Embedder> embedder(Optional<Path> folder) throws CannotStartException {
        try {
            return folder.isPresent() ? Optional.of(OnnxEmbedder.load(folder.get())) : Optional.empty();
        } catch (UnusableModelException e) {
            throw new CannotStartException(List.of("PALIER_EMBEDDER: " + e.getMessage()));
        }
    }

    /** Begins to load on a thread of its own, while the database is opened. */
    public static Loading begin(Settings settings) {
        FutureTask<Knowledge> task =
                new FutureTask<>(() -> load(settings.intents(), settings.data(), settings.embedder()));
        Thread thread = new Thread(task, "knowledge");
        thread.setDaemon(true);
        thread.start();
        return new Loading(task);
    }

    /** Knowledge that is being loaded. */
    public static final class Loading {
        private final FutureTask<Knowledge> task;

        private Loading(FutureTask<Knowledge> task) {
            this.task = task;
        }

        /** Waits until it is there. */
        Knowledge await() throws CannotStartException {
            try {
                return task.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotStartException(List.of("The start was interrupted."));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CannotStartException refused) {
                    throw refused;
                }
                throw new IllegalStateException("the scripts cannot be loaded", e.getCause());
            }
        }
    }

    /** Leaves what was trained over a data folder beside the program, for every later start with the same scripts. */
    public static void keepBesideTheProgram(Path data) throws IOException {
        Path trained = data.resolve(MODEL);
        if (Files.exists(trained)) {
            Files.copy(trained, BESIDE_THE_PROGRAM, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What a person calls a script; its id if there is none any more. */
    String title(String id) {
        return scripts.script(id).map(Script::title).orElse(id);
    }
}
