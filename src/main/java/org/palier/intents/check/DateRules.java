package org.palier.intents.check;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.palier.intents.HelpNumber;
import org.palier.intents.Saying;
import org.palier.intents.Script;
import org.palier.intents.ScriptFolder;
import org.palier.intents.Template;

/** Looks at what time makes false: numbers to dial again, texts to read again, answers whose last day has passed. */
final class DateRules {
    private final Pages pages;
    private final LocalDate today;

    DateRules(Pages pages, LocalDate today) {
        this.pages = pages;
        this.today = today;
    }

    void check() {
        for (Script script : pages.scripts().all()) {
            review(script);
        }
        Set<String> used = usedNumbers();
        for (HelpNumber number : pages.scripts().numbers().values()) {
            pages.entry(number).ifPresent(entry -> number(number, entry, used.contains("number." + number.id())));
        }
    }

    private void review(Script script) {
        String file = Pages.file(script);
        if (script.owner().isEmpty()) {
            pages.warning(file, "id", "problem.owner.none");
        }
        if (script.reviewBy().isEmpty()) {
            pages.warning(file, "id", "problem.review.none");
        }
        script.reviewBy()
                .filter(today::isAfter)
                .ifPresent(date -> pages.warning(
                        file,
                        "review-by",
                        "problem.review.due",
                        date,
                        script.owner().isEmpty() ? Saying.of("problem.review.owner") : script.owner()));
    }

    private void number(HelpNumber number, String value, boolean used) {
        if (!number.isVerified()) {
            tell(used, value + ".mark", "problem.number.unchecked", number.id());
        }
        if (today.isAfter(number.nextCheck())) {
            tell(used, value + ".next-check", "problem.number.due", number.id(), number.nextCheck());
        }
        if (number.verifiedOn().isAfter(today)) {
            tell(true, value + ".verified-on", "problem.number.future", number.id(), number.verifiedOn());
        }
    }

    private void tell(boolean error, String value, String key, Object... values) {
        if (error) {
            pages.error(ScriptFolder.NUMBERS, value, key, values);
        } else {
            pages.warning(ScriptFolder.NUMBERS, value, key, values);
        }
    }

    private Set<String> usedNumbers() {
        Set<String> used = new HashSet<>();
        for (Script script : pages.scripts().all()) {
            Text.of(script, pages)
                    .forEach(text -> used.addAll(Template.of(text.written()).names()));
        }
        Text.of(pages.scripts().messages(), pages)
                .forEach(text -> used.addAll(Template.of(text.written()).names()));
        return used;
    }
}
