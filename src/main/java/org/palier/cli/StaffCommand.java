package org.palier.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;
import org.palier.landlords.Landlord;
import org.palier.phones.PhoneNumber;
import org.palier.settings.Settings;
import org.palier.web.Duty;
import org.palier.web.Staff;
import org.palier.web.StaffAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code palier staff}: who may answer tenants and write scripts. */
@Command(
        name = "staff",
        description = "Manage the accounts of staff.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class StaffCommand {
    @Command(
            name = "add",
            description = "Open an account. The password is read from the standard input.",
            mixinStandardHelpOptions = true)
    int add(
            @Option(names = "--email", required = true, description = "address to sign in with") String email,
            @Option(names = "--name", required = true, description = "name that colleagues see") String name,
            @Option(names = "--role", required = true, description = "agent, supervisor or admin") Staff.Role role,
            @Option(names = "--landlord", defaultValue = "", description = "its short name, if there are several")
                    String slug)
            throws Refusal, IOException {
        try (Database database = Environment.database(Environment.settings())) {
            Landlord landlord = Environment.landlord(database, slug);
            Optional<Staff> added =
                    new StaffAccounts(database, Clock.systemUTC()).add(landlord.id(), email, name, role, password());
            if (added.isEmpty()) {
                throw new Refusal("There is an account for " + email + " already.");
            }
            System.out.printf("%s may sign in as %s of %s.%n", email, role.id(), landlord.name());
            return 0;
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    @Command(
            name = "duty",
            description = "Say whether callers who want a person are put through to somebody, and at which telephone."
                    + " Without an address: show who is on duty.",
            mixinStandardHelpOptions = true)
    int duty(
            @Option(names = "--email", defaultValue = "", description = "address of the account") String email,
            @Option(names = "--phone", defaultValue = "", description = "telephone to ring, from now on") String phone,
            @Option(names = "--off", description = "off duty: not rung any more") boolean off,
            @Option(names = "--landlord", defaultValue = "", description = "its short name, if there are several")
                    String slug)
            throws Refusal {
        Optional<PhoneNumber> number = phone.isEmpty() ? Optional.empty() : PhoneNumber.ofHandwritten(phone);
        if (!phone.isEmpty() && number.isEmpty()) {
            throw new Refusal("'" + phone + "' is not a telephone number: write it as 05 36 49 00 00 or +33536490000.");
        }
        if (email.isEmpty() && (off || number.isPresent())) {
            throw new Refusal("Whose? Add --email ADDRESS.");
        }
        Settings settings = Environment.settings();
        try (Database database = Environment.database(settings)) {
            Duty duty = new Duty(database, settings.absence(), Clock.systemUTC());
            if (email.isEmpty()) {
                duty.roll(Environment.landlord(database, slug).id()).forEach(StaffCommand::print);
                return 0;
            }
            if (!duty.assign(email, number, !off)) {
                throw new Refusal("There is no account for " + email + ".");
            }
            System.out.printf("%s is %s duty.%n", email, off ? "off" : "on");
            return 0;
        }
    }

    private static void print(Duty.Person person) {
        String presence = switch (person.presence()) {
            case DESK -> "on duty, at the desk";
            case PHONE -> "on duty, by telephone";
            case GONE -> "no page of the desk is open";
            case AWAY -> "away";
        };
        System.out.printf(
                "%-30s %-28s %s%n", person.email(), presence, person.hasPhone() ? "" : "no telephone: is not rung");
    }

    @SuppressWarnings(
            "SystemConsoleNull") // The property makes newer versions of Java do as 17 does: no console without a
    // terminal.
    private static String password() throws Refusal, IOException {
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        if (console != null) {
            char @Nullable [] typed = console.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new Refusal("No password came on the standard input: echo it, or run the command in a terminal.");
        }
        return line;
    }
}
