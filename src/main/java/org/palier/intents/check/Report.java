package org.palier.intents.check;

import java.util.ArrayList;
import java.util.List;
import org.palier.intents.Problem;

/**
 * What was found in a folder.
 *
 * @param scripts how many scripts could be read
 * @param problems in the order of files and lines
 */
public record Report(int scripts, List<Problem> problems) {
    public long errors() {
        return problems.stream().filter(Problem::isError).count();
    }

    public long warnings() {
        return problems.size() - errors();
    }

    /** What to print: a line per problem, then the summary. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        problems.forEach(problem -> lines.add(problem.toString()));
        lines.add(summary());
        return lines;
    }

    /** One line that ends the report. */
    public String summary() {
        return count(scripts, "script") + ": " + count(errors(), "error") + ", " + count(warnings(), "warning");
    }

    /** 0 if the folder can be published, 1 if it has errors. */
    public int exitCode() {
        return errors() == 0 ? 0 : 1;
    }

    private static String count(long number, String what) {
        return (number == 0 ? "no" : Long.toString(number)) + " " + what + (number == 1 ? "" : "s");
    }
}
