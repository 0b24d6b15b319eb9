package org.palier.studio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Audit;
import org.palier.intents.GoldenPhrase;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.intents.ScriptWriter;
import org.palier.web.Staff;

/** The way of a draft to the line: what bars it, what is kept of its trial, and the step itself. */
final class Publishing {
    private static final int MOST_WORDS = 300;

    private final Studio studio;

    Publishing(Studio studio) {
        this.studio = studio;
    }

    /** What bars drafts from the line, for a person. */
    Clearance gate(Staff staff, List<Manuscript> drafts, Trial.Verdict verdict, Map<Long, Judged> marks) {
        List<Clearance.Obstacle> obstacles = new ArrayList<>();
        if (!verdict.broken().isEmpty()) {
            obstacles.add(Clearance.Obstacle.GOLDEN);
        }
        long allowed = verdict.replay().changes().stream()
                .filter(change -> change.kind() == Change.Kind.DANGER_LOST)
                .filter(change -> isBetter(marks.get(change.messageId())))
                .count();
        if (verdict.replay().counts().getOrDefault(Change.Kind.DANGER_LOST, 0) > allowed) {
            obstacles.add(Clearance.Obstacle.DANGER);
        }
        if (verdict.elsewhere().stream()
                .flatMap(other -> other.dangerLost().stream())
                .anyMatch(id -> !isBetter(marks.get(id)))) {
            obstacles.add(Clearance.Obstacle.DANGER_ELSEWHERE);
        }
        if (verdict.replay().changes().stream()
                .map(change -> marks.get(change.messageId()))
                .anyMatch(mark -> mark != null && !mark.better())) {
            obstacles.add(Clearance.Obstacle.WORSE);
        }
        if (studio.secondPerson()
                && drafts.stream().anyMatch(draft -> isAboutDanger(draft, verdict) && !isSecond(staff, draft))) {
            obstacles.add(Clearance.Obstacle.SECOND_PERSON);
        }
        return new Clearance(List.copyOf(obstacles));
    }

    private static boolean isBetter(@Nullable Judged mark) {
        return mark != null && mark.better();
    }

    private boolean isAboutDanger(Manuscript draft, Trial.Verdict verdict) {
        return DangerTouched.isAbout(
                draft.file(), studio.live(), verdict.edition().scripts());
    }

    /** Whether somebody else has asked this person: a save withdraws the question. */
    private static boolean isSecond(Staff staff, Manuscript draft) {
        return draft.askedBy() != null && !Objects.equals(draft.askedBy(), staff.id());
    }

    /** Keeps what a person says of a change: better or worse. The phrase that is kept is what the person has confirmed. */
    void judge(Visit visit, Change change) {
        boolean better = visit.text("mark").equals("better");
        String say = visit.text("say").replace('\n', ' ');
        Judged mark = new Judged(
                change.messageId(),
                better,
                say.substring(0, Math.min(say.length(), MOST_WORDS)),
                expected(change, better));
        Instant now = studio.clock().instant();
        studio.database().write(tx -> {
            Marks.put(tx, mark, visit.staff().id(), now);
            Audit.of(visit.staff().landlordId(), better ? "script-change-better" : "script-change-worse")
                    .by(visit.staff().id())
                    .detail(Long.toString(change.messageId()))
                    .add(tx, now);
            return mark;
        });
    }

    /** The script that is right for a message, as a person judges the change. */
    private String expected(Change change, boolean better) {
        String right = better ? change.after() : change.before();
        return right.isEmpty() ? GoldenPhrase.NOBODY : right;
    }

    /**
     * Makes drafts live, with the phrases that were marked in their trial.
     *
     * @return whether it was done; not if something bars it, or something else was published meanwhile
     */
    boolean publish(Staff staff, List<Manuscript> drafts, Trial.Verdict verdict, String message) {
        List<Long> messages = verdict.judgeable();
        Map<Long, Judged> marks = studio.database().read(tx -> Marks.of(tx, messages));
        if (!gate(staff, drafts, verdict, marks).isOpen()) {
            return false;
        }
        Proof proof = studio.press().proof(withPhrases(drafts, verdict, own(verdict, marks)));
        if (proof.scripts().isEmpty() || proof.base() != verdict.edition().publication()) {
            return false;
        }
        Long asker = drafts.stream()
                .map(Manuscript::askedBy)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Instant now = studio.clock().instant();
        return studio.press()
                .publish(
                        proof,
                        studio.press().edition(proof),
                        new Revisions.Imprint(Revisions.Kind.EDIT, staff.id(), asker, message),
                        (tx, publication) -> {
                            Manuscripts.remove(tx, proof.files().keySet());
                            Marks.remove(tx, messages);
                            Audit.of(staff.landlordId(), "scripts-published")
                                    .by(staff.id())
                                    .detail(Long.toString(publication))
                                    .add(tx, now);
                        });
    }

    /** What was said of the messages of the landlord's own tenants. */
    private static List<Judged> own(Trial.Verdict verdict, Map<Long, Judged> marks) {
        return verdict.replay().changes().stream()
                .flatMap(change -> Optional.ofNullable(marks.get(change.messageId())).stream())
                .toList();
    }

    /** The files of the drafts; the first script among them keeps the phrases that the draft understands as they were marked. */
    private static Map<String, String> withPhrases(
            List<Manuscript> drafts, Trial.Verdict verdict, Collection<Judged> marks) {
        Map<String, String> files = new TreeMap<>();
        drafts.forEach(draft -> files.put(draft.file(), draft.content()));
        List<GoldenPhrase> phrases = marks.stream()
                .filter(mark -> !mark.say().isBlank())
                .map(mark -> new GoldenPhrase(mark.say(), mark.expect()))
                .filter(phrase -> phrase.holds(verdict.edition().matcher()))
                .toList();
        Optional<Script> first = drafts.stream()
                .filter(draft -> !ScriptFile.isBeside(draft.file()))
                .flatMap(draft -> verdict.edition().scripts().script(draft.subject()).stream())
                .findFirst();
        if (first.isPresent() && !phrases.isEmpty()) {
            files.put(
                    Manuscripts.file(first.get().id()),
                    ScriptWriter.write(first.get().withTests(phrases)));
        }
        return files;
    }
}
