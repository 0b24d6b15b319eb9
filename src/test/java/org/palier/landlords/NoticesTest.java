package org.palier.landlords;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.database.Database;
import org.palier.dialogue.Announcement;
import org.palier.dialogue.Situation;
import org.palier.intents.Language;

/** Notices in a real file: told from their beginning to their end, to their landlord's tenants alone. */
class NoticesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path data;

    private Database database;
    private Notices notices;
    private Landlord landlord;
    private final List<Long> stored = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        database = Database.open(data.resolve("palier.db"));
        landlord = new Landlords(database, CLOCK).store("example.yaml", LandlordFile.example());
        notices = new Notices(database, CLOCK);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Notice notice(long id, String words, Duration from, Duration until, long version) {
        return new Notice(
                id, landlord.id(), Map.of(Language.FR, words), "", "", NOW.plus(from), NOW.plus(until), null, version);
    }

    private boolean store(Notice notice) {
        return notices.store(notice, 1, (tx, id) -> stored.add(id));
    }

    private List<Announcement> told(Landlord whose, Instant at) {
        return notices.announced(Situations.of(whose, at, List.of("100001", "100002", "100003"), true))
                .announcements();
    }

    @Test
    void a_notice_is_told_from_its_beginning_until_its_end() {
        store(notice(0, "Ascenseur en panne.", Duration.ofHours(1), Duration.ofHours(5), 0));

        assertThat(told(landlord, NOW)).isEmpty();
        assertThat(told(landlord, NOW.plus(Duration.ofHours(1)))).hasSize(1);
        assertThat(told(landlord, NOW.plus(Duration.ofHours(5)))).isEmpty();
    }

    @Test
    void each_language_keeps_its_words() {
        Map<Language, String> words = Map.of(
                Language.FR, "Ascenseur en panne.",
                Language.EN, "The lift is out of order.",
                Language.ES, "Ascensor averiado.",
                Language.PT, "Elevador avariado.",
                Language.AR, "المصعد معطل.");
        store(new Notice(0, landlord.id(), words, "", "", NOW, NOW.plus(Duration.ofHours(5)), null, 0));

        assertThat(told(landlord, NOW))
                .singleElement()
                .satisfies(news -> assertThat(news.words()).isEqualTo(words));
        Notice kept = database.read(tx -> Notices.withId(tx, landlord.id(), stored.get(0)))
                .orElseThrow();
        store(new Notice(
                kept.id(),
                landlord.id(),
                Map.of(Language.FR, "Un."),
                "",
                "",
                kept.from(),
                kept.until(),
                null,
                kept.version()));
        assertThat(told(landlord, NOW))
                .singleElement()
                .satisfies(news -> assertThat(news.words()).containsOnlyKeys(Language.FR));
    }

    @Test
    void on_a_pretended_day_those_of_that_day_are_told_also_those_that_are_over() {
        store(notice(0, "Passé.", Duration.ofDays(-3), Duration.ofDays(-1), 0));
        Situation then =
                Situations.of(landlord, NOW.minus(Duration.ofDays(2)), List.of("100001", "100002", "100003"), true);

        assertThat(notices.announcedOn(then, landlord.id()).announcements()).hasSize(1);
        assertThat(notices.announcedOn(then, landlord.id() + 1).announcements()).isEmpty();
        assertThat(told(landlord, NOW)).isEmpty();
    }

    @Test
    void tenants_of_another_landlord_are_told_nothing() throws Exception {
        Landlord other = LandlordFile.read(
                "other.yaml", LandlordFile.example().replace("slug: habitat-demo ", "slug: habitat-ailleurs "));
        store(notice(0, "Ascenseur en panne.", Duration.ZERO, Duration.ofHours(5), 0));

        assertThat(other.slug()).isEqualTo("habitat-ailleurs");
        assertThat(told(other, NOW)).isEmpty();
    }

    @Test
    void who_saw_an_earlier_version_overwrites_nothing() {
        store(notice(0, "Un.", Duration.ZERO, Duration.ofHours(5), 0));
        long id = stored.get(0);

        assertThat(store(notice(id, "Deux.", Duration.ZERO, Duration.ofHours(5), 1)))
                .isTrue();
        assertThat(store(notice(id, "Trois.", Duration.ZERO, Duration.ofHours(5), 1)))
                .isFalse();
        assertThat(stored).containsExactly(id, id);
        assertThat(database.read(tx -> Notices.withId(tx, landlord.id(), id))
                        .orElseThrow()
                        .french())
                .isEqualTo("Deux.");
        Optional<Notice> elsewhere = database.read(tx -> Notices.withId(tx, landlord.id() + 1, id));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void those_that_are_over_come_by_pages_the_last_first() {
        for (int i = 1; i <= 5; i++) {
            store(notice(0, "Passé " + i, Duration.ofHours(-20), Duration.ofHours(-10 + i), 0));
        }

        List<Notice> first = database.read(tx -> Notices.past(tx, landlord.id(), NOW, Long.MAX_VALUE, 2));
        Notice last = first.get(1);
        List<Notice> second = database.read(tx -> Notices.past(tx, landlord.id(), last.until(), last.id(), 9));

        assertThat(first).extracting(Notice::french).containsExactly("Passé 5", "Passé 4");
        assertThat(second).extracting(Notice::french).containsExactly("Passé 3", "Passé 2", "Passé 1");
        List<Notice> current = database.read(tx -> Notices.current(tx, landlord.id(), NOW));
        assertThat(current).isEmpty();
    }
}
