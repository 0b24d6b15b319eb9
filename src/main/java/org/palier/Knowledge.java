package org.palier;

import java.io.IOException;
import java.io.InputStream;
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
import org.palier.intents.MatcherSettings;
import org.palier.intents.Problem;
import org.palier.intents.ScriptFolder;
import org.palier.intents.Scripts;
import org.palier.intents.onnx.OnnxEmbedder;
import org.palier.intents.onnx.UnusableModelException;
import org.palier.settings.Settings;
import org.palier.studio.Archive;

/** The scripts that are live and the matcher that was trained on them. */
public record Knowledge(Scripts scripts, LinearMatcher matcher) {
    private static final String MODEL = "matcher.model";

    /** The scripts that were on air last: reading them is faster than reading the folder or the database. */
    private static final String LAST = "live.scripts";

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
    public static Knowledge load(Path folder, Path cache, MatcherSettings matching, Optional<Path> embedder)
            throws CannotStartException {
        try {
            return of(
                    Scripts.load(folder, cache.resolve("scripts.cache")),
                    List.of(cache.resolve("ask.model"), cache.resolve(MODEL), BESIDE_THE_PROGRAM),
                    matching,
                    embedder);
        } catch (BrokenScriptsException | IOException e) {
            throw cannotRead(folder, e);
        }
    }

    private static CannotStartException cannotRead(Path folder, Exception why) {
        return why instanceof BrokenScriptsException broken
                ? new CannotStartException(
                        broken.problems().stream().map(Problem::toString).toList())
                : new CannotStartException(List.of("The scripts in " + folder
                        + " cannot be read: set PALIER_INTENTS to the folder that holds them. (" + why.getMessage()
                        + ")"));
    }

    private static Knowledge of(Scripts scripts, List<Path> models, MatcherSettings matching, Optional<Path> embedder)
            throws CannotStartException {
        return new Knowledge(scripts, LinearMatcher.load(scripts, models, matching, embedder(embedder)));
    }

    private static Knowledge of(Scripts scripts, Settings settings) throws CannotStartException {
        return of(scripts, models(settings), matching(settings), settings.embedder());
    }

    /** Where the matcher draws its lines, as the operator decided. */
    public static MatcherSettings matching(Settings settings) {
        return MatcherSettings.DEFAULT.withDanger(
                settings.danger().asked(), settings.danger().answered());
    }

    private static Optional<Embedder> embedder(Optional<Path> folder) throws CannotStartException {
        try {
            return folder.isPresent() ? Optional.of(OnnxEmbedder.load(folder.get())) : Optional.empty();
        } catch (UnusableModelException e) {
            throw new CannotStartException(List.of("PALIER_EMBEDDER: " + e.getMessage()));
        }
    }

    /** Begins to load what was on air last, or else the folder, on a thread of its own, while the database is opened. */
    public static Loading begin(Settings settings) {
        FutureTask<Knowledge> task = new FutureTask<>(() -> {
            Optional<Scripts> last = Scripts.kept(settings.data().resolve(LAST));
            return last.isPresent() ? of(last.get(), settings) : folder(settings);
        });
        Thread thread = new Thread(task, "knowledge");
        thread.setDaemon(true);
        thread.start();
        return new Loading(task);
    }

    private static List<Path> models(Settings settings) {
        return List.of(settings.data().resolve(MODEL), BESIDE_THE_PROGRAM);
    }

    private static Knowledge folder(Settings settings) throws CannotStartException {
        try {
            Scripts scripts = Scripts.load(settings.intents(), settings.data().resolve("scripts.cache"));
            return of(scripts, settings);
        } catch (BrokenScriptsException | IOException e) {
            throw cannotRead(settings.intents(), e);
        }
    }

    /**
     * What is to go on air: the revision that is live in the database, whatever the folder holds by now. Before the first import, that is
     * the folder.
     */
    static Opened open(Archive archive, Loading loading, Settings settings) throws CannotStartException {
        Optional<Archive.Live> live = archive.live();
        if (live.isEmpty()) {
            Knowledge first = loading.await();
            try {
                return new Opened(
                        archive.begin(ScriptFolder.files(settings.intents()), first.scripts)
                                .publication(),
                        first);
            } catch (IOException e) {
                throw cannotRead(settings.intents(), e);
            }
        }
        Optional<Knowledge> loaded = loading.outcome()
                .filter(knowledge ->
                        knowledge.scripts.revision().equals(live.get().scripts()));
        if (loaded.isPresent()) {
            return new Opened(live.get().publication(), loaded.get());
        }
        try {
            Scripts scripts = ScriptFolder.of(archive.files()).scripts();
            Knowledge knowledge = of(scripts, settings);
            knowledge.keep(settings.data());
            return new Opened(live.get().publication(), knowledge);
        } catch (BrokenScriptsException e) {
            throw new CannotStartException(
                    e.problems().stream().map(Problem::toString).toList());
        }
    }

    /** Leaves a copy for the next start. */
    private void keep(Path data) {
        keep(scripts, matcher, data);
    }

    /** Leaves a copy of what is on air for the next start. */
    static void keep(Scripts scripts, LinearMatcher matcher, Path data) {
        scripts.keep(data.resolve(LAST));
        matcher.keep(data.resolve(MODEL), scripts);
    }

    /**
     * What goes on air.
     *
     * @param publication that made it live
     */
    record Opened(long publication, Knowledge knowledge) {}

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

        /** Waits until it is there; empty if what was to be loaded is broken. */
        Optional<Knowledge> outcome() {
            try {
                return Optional.of(await());
            } catch (CannotStartException e) {
                return Optional.empty();
            }
        }
    }

    /** Leaves what was trained over a data folder beside the program, for every later start with the same scripts. */
    public static void keepBesideTheProgram(Path data) throws IOException {
        Path trained = data.resolve(MODEL);
        if (Files.exists(trained)) {
            // Its bytes alone: in the data folder it is closed to other accounts, and here the one that runs Palier may
            // be another.
            try (InputStream model = Files.newInputStream(trained)) {
                Files.copy(model, BESIDE_THE_PROGRAM, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
