package org.palier.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.palier.intents.Channel;
import org.palier.intents.Danger;
import org.palier.intents.Language;
import org.palier.intents.Scripts;
import org.palier.intents.Segments;
import org.palier.intents.Utterance;

/** What holds for any conversation, tried on many that nobody would think of. A failure names the seed and the turn. */
class RandomTurnsTest {
    private static final int CONVERSATIONS = 4_000;
    private static final int TURNS = 25;
    private static final int LONGEST_STATE = 8_000;

    private static final String NEWS = "Ascenseur de la tour A en panne, un technicien vient demain.";

    private static final List<Heard.OptOutKeyword> KEYWORDS = List.of(Heard.OptOutKeyword.values());
    private static final List<String> TOPICS = List.of(
            "plus de chauffage depuis lundi",
            "plus de chauffage et un bebe de 2 mois",
            "une fuite sous l'evier",
            "la fuite deborde partout",
            "ascenseur en panne, deja appele 3 fois",
            "je peux pas payer le loyer",
            "un report du loyer de ce mois",
            "plus rien a manger et plus de chauffage",
            "faire mes courses",
            "ma quittance de mai",
            "le voisin du dessus, peut-etre des cafards",
            "des cafards dans la cuisine",
            "je suis si seule",
            "je suis journaliste",
            "bonjour",
            "merci",
            "the heating is off and the lift too",
            "no hay calefaccion",
            "oui mais aussi une fuite dans la salle de bain");
    private static final List<String> OTHERS = List.of(
            "",
            " ",
            "?",
            "...",
            "\uD83D\uDE00",
            "\uD83D\uDC4D",
            "\uD800",
            "\u200F",
            "oui",
            "OUIII",
            "wi",
            "non",
            "nan merci",
            "1",
            "2",
            "3",
            "4",
            "9",
            "0",
            "42",
            "le 2",
            "HUMAIN",
            "humin",
            "je veux parler a qqun",
            "AIDE",
            "SUIVI",
            "1001",
            "suivi 1002",
            "STOP",
            "arret",
            "stop svp",
            "START",
            "DONNEES",
            "passer",
            "je sais pas",
            "residence les lilas bat B",
            "le matin",
            "svp",
            "asdf qwer zxcv",
            "mais enfin",
            "ca glougloute dans le mur du couloir du fond",
            "نعم",
            "شخص",
            "si",
            "ok",
            "yes please",
            "x".repeat(1600),
            "{landlord.name} }{",
            "et puis",
            "batiment C\n3e etage");

    @Test
    void whatever_is_written_the_tenant_is_never_left_alone() throws Exception {
        Dialogue dialogue = new Dialogue(Scripts.load(Path.of("intents")), new StandInMatcher(), Manners.usual());
        for (int seed = 0; seed < CONVERSATIONS; seed++) {
            Random random = new Random(seed);
            State state = State.initial();
            Instant now = Instant.parse("2026-11-24T09:00:00Z").plus(Duration.ofMinutes(random.nextInt(20_000)));
            for (int turn = 0; turn < TURNS; turn++) {
                now = now.plus(gap(random));
                state = tried(
                        dialogue, between(state, random), heard(random), situation(now, random, seed, turn), seed);
            }
        }
    }

    private static State tried(Dialogue dialogue, State before, Heard heard, Situation situation, int seed) {
        Turn turn = dialogue.next(before, heard, situation);
        Supplier<String> where = () -> "seed " + seed + ": " + before + " heard " + heard + " gave " + turn;
        check(where, before, heard, situation, turn);
        if (seed % 10 == 0) {
            assertThat(dialogue.next(before, heard, situation)).as(where).isEqualTo(turn);
        }
        return turn.state();
    }

    private static void check(Supplier<String> where, State before, Heard heard, Situation situation, Turn turn) {
        if (turn.say().isEmpty()) {
            assertThat(maySilence(before, heard, situation, turn)).as(where).isTrue();
        } else {
            assertThat(situation.replyAllowed()).as(where).isTrue();
        }
        List<String> lines = turn.say().stream()
                .flatMap(text -> Arrays.stream(text.split("\n")))
                .toList();
        assertThat(lines.size()).as(where).isEqualTo(Set.copyOf(lines).size());
        assertThat(lines.stream().allMatch(line -> !line.isBlank() && !line.contains("{")))
                .as(where)
                .isTrue();
        if (turn.decision().language() == Language.FR && heard.channel() == Channel.SMS) {
            turn.say()
                    .forEach(text ->
                            assertThat(Segments.of(text).forced()).as(where).isEmpty());
        }
        assertThat(turn.say()).as(where).hasSizeLessThanOrEqualTo(2);
        if (StandInMatcher.isDanger(heard.text())) {
            checkDanger(where, before, heard, situation, turn);
        }
        String json = StateJson.write(turn.state());
        assertThat(json.length()).as(where).isLessThan(LONGEST_STATE);
        assertThat(StateJson.read(json)).as(where).isEqualTo(turn.state());
        List<String> references =
                turn.state().requests().stream().map(OpenRequest::reference).toList();
        assertThat(Set.copyOf(references).size()).as(where).isEqualTo(references.size());
        assertThat(turn.state().later()).as(where).hasSizeLessThanOrEqualTo(3);
        assertThat(turn.state().misunderstood()).as(where).isLessThanOrEqualTo(2);
        assertThat(turn.state().heldByPerson()).as(where).isEqualTo(before.heldByPerson());
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Escalate escalate) {
                assertThat(references).as(where).contains(escalate.reference());
                assertThat(before.requests())
                        .as(where)
                        .noneMatch(open -> open.reference().equals(escalate.reference()));
                assertThat(escalate.urgent()
                                && escalate.restricted()
                                && escalate.promise().isPresent())
                        .as(where)
                        .isFalse();
            }
        }
    }

    /** Whoever told of a danger has an urgent request, and was given its numbers now or a moment before. */
    private static void checkDanger(Supplier<String> where, State before, Heard heard, Situation situation, Turn turn) {
        Danger danger = new StandInMatcher().match(Utterance.of(heard.text())).danger();
        assertThat(turn.decision().danger()).as(where).isEqualTo(Danger.Level.CERTAIN);
        for (String intent : danger.intents()) {
            Optional<OpenRequest> request = turn.state().requests().stream()
                    .filter(open -> open.intent().equals(intent))
                    .findFirst();
            assertThat(request).as(where).isPresent();
            assertThat(request.get().urgent()).as(where).isTrue();
            boolean known =
                    before.requests().stream().anyMatch(open -> open.intent().equals(intent) && open.urgent());
            assertThat(known
                            || turn.effects().stream()
                                    .anyMatch(effect -> effect instanceof Effect.Page page
                                            && page.reference()
                                                    .equals(request.get().reference())))
                    .as(where)
                    .isTrue();
        }
        boolean toldBefore = before.burst()
                .map(burst ->
                        danger.intents().stream().allMatch(id -> burst.told().contains("answer:" + id)))
                .orElse(false);
        if (situation.replyAllowed() && !toldBefore) {
            assertThat(String.join("", turn.say()).replace(" ", ""))
                    .as(where)
                    .containsAnyOf("15", "17", "18", "3114", "quinze", "dix-sept", "dix-huit");
        }
    }

    private static boolean maySilence(State before, Heard heard, Situation situation, Turn turn) {
        boolean answeredBefore =
                before.burst().map(burst -> !burst.told().isEmpty()).orElse(false);
        return switch (turn.decision().outcome()) {
            case SILENT -> before.heldByPerson();
            case IGNORED -> !situation.replyAllowed();
            case JOINED -> answeredBefore || !situation.replyAllowed();
            case OPTED_OUT -> heard.carrierOptOut().isPresent() || !situation.replyAllowed();
            default -> heard.carrierOptOut().isPresent() || !situation.replyAllowed();
        };
    }

    private static Duration gap(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ofMillis(random.nextInt(4_000));
            case 1 -> Duration.ofSeconds(random.nextInt(60));
            case 2 -> Duration.ofMinutes(random.nextInt(300));
            default -> Duration.ofHours(random.nextInt(60));
        };
    }

    private static State between(State state, Random random) {
        return switch (random.nextInt(30)) {
            case 0 -> state.held(true);
            case 1, 2 -> state.held(false);
            case 3 -> state.following();
            case 4 ->
                state.requests().isEmpty()
                        ? state
                        : state.closed(state.requests().get(0).reference());
            default -> state;
        };
    }

    private static Heard heard(Random random) {
        Channel channel = random.nextInt(5) == 0 ? Channel.VOICE : Channel.SMS;
        int pictures = random.nextInt(20) == 0 ? 1 : 0;
        Optional<Heard.OptOutKeyword> carrier =
                random.nextInt(60) == 0 ? Optional.of(one(KEYWORDS, random)) : Optional.empty();
        if (carrier.isPresent()) {
            return new Heard(channel, carrier.get().name(), 0, carrier);
        }
        return new Heard(channel, text(random), pictures, carrier);
    }

    private static String text(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> one(StandInMatcher.DANGERS, random);
            case 1 -> one(StandInMatcher.DOUBTS, random);
            case 2 -> one(OTHERS, random) + " " + one(StandInMatcher.DANGERS, random);
            case 3, 4, 5, 6 -> one(TOPICS, random);
            case 7 -> one(TOPICS, random) + ", " + one(TOPICS, random);
            default -> one(OTHERS, random);
        };
    }

    private static Situation situation(Instant now, Random random, int seed, int turn) {
        Situation usual = Situations.at(
                now,
                random.nextBoolean(),
                random.nextBoolean() ? Set.of("groceries") : Set.of(),
                1000 + 4 * turn + (seed % 7) * 1000);
        return new Situation(
                usual.now(),
                usual.zone(),
                usual.landlordName(),
                random.nextInt(5) == 0 ? Optional.empty() : usual.landlordPhone(),
                random.nextInt(5) == 0 ? Optional.empty() : usual.landlordWebsite(),
                usual.department(),
                usual.fslFund(),
                usual.partners(),
                usual.open(),
                usual.today(),
                usual.nextOpening(),
                random.nextInt(6) == 0 ? Map.of() : usual.promises(),
                usual.onDuty(),
                random.nextInt(8) == 0 ? List.of() : usual.references(),
                random.nextInt(12) != 0,
                usual.estate(),
                random.nextBoolean()
                        ? List.of()
                        : List.of(new Announcement(
                                random.nextInt(3), Map.of(Language.FR, NEWS), Optional.empty(), Optional.empty())));
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
