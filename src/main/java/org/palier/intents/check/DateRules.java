package org.palier.intents.check;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.palier.intents.HelpNumber;
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
            pages.warning(file, "id", "nobody answers for this script", "add 'owner:' with a team");
        }
        if (script.reviewBy().isEmpty()) {
            pages.warning(file, "id", "no date is set to read this script again", "add 'review-by:'");
        }
        script.reviewBy()
                .filter(today::isAfter)
                .ifPresent(date -> pages.warning(
                        file,
                        "review-by",
                        "the review of this script was due on " + date,
                        "read it again with " + (script.owner().isEmpty() ? "its owner" : script.owner())
                                + ", then set a new date"));
    }

    private void number(HelpNumber number, String value, boolean used) {
        if (!number.isVerified()) {
            tell(
                    used,
                    value + ".mark",
                    "the number '" + number.id() + "' is not verified",
                    "verify it, or leave it unused");
        }
        if (today.isAfter(number.nextCheck())) {
            tell(
                    used,
                    value + ".next-check",
                    "the number '" + number.id() + "' was to be checked again by " + number.nextCheck(),
                    "dial it, then write the day in verified-on and a new next-check");
        }
        if (number.verifiedOn().isAfter(today)) {
            tell(
                    true,
                    value + ".verified-on",
                    "the number '" + number.id() + "' is said to be verified on a day to come, " + number.verifiedOn(),
                    "write the day it was seen");
        }
    }

    private void tell(boolean error, String value, String message, String whatToDo) {
        if (error) {
            pages.error(ScriptFolder.NUMBERS, value, message, whatToDo);
        } else {
            pages.warning(ScriptFolder.NUMBERS, value, message, whatToDo);
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
