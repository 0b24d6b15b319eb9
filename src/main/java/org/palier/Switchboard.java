package org.palier;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.palier.calls.Callee;
import org.palier.calls.Dialer;
import org.palier.calls.Hints;
import org.palier.calls.Mailbox;
import org.palier.calls.Outgoing;
import org.palier.calls.RecordingSource;
import org.palier.calls.Taking;
import org.palier.calls.Telephone;
import org.palier.database.Database;
import org.palier.dialogue.Dialogue;
import org.palier.intents.Language;
import org.palier.intents.Scripts;
import org.palier.landlords.Landlords;
import org.palier.line.Advisers;
import org.palier.line.Inbound;
import org.palier.line.LineEvents;
import org.palier.line.Pager;
import org.palier.line.Receipt;
import org.palier.outbox.Outbox;
import org.palier.settings.Settings;
import org.palier.studio.OnAir;
import org.palier.twilio.OutgoingWebhook;
import org.palier.twilio.Signature;
import org.palier.twilio.VoiceTwiml;
import org.palier.twilio.VoiceUrls;
import org.palier.twilio.VoiceWebhook;
import org.palier.twilio.Voices;
import org.palier.web.Duty;

/**
 * Makes the parts of the line that take calls.
 *
 * @param webhook answers calls
 * @param outgoing calls tenants for the staff
 * @param mailbox keeps the messages that callers leave
 * @param telephone takes the steps of calls
 */
record Switchboard(
        VoiceWebhook webhook,
        OutgoingWebhook outgoingWebhook,
        Outgoing outgoing,
        Mailbox mailbox,
        Telephone telephone) {

    /** What calls share with texts. */
    record Shared(
            Settings settings,
            Database database,
            Landlords landlords,
            OnAir onAir,
            Function<Inbound, Receipt> line,
            Advisers advisers,
            Outbox outbox,
            Pager pager,
            LineEvents events,
            Signature signature,
            MeterRegistry meters,
            SecureRandom random,
            Duty duty,
            Clock clock) {}

    static Switchboard of(Shared shared, RecordingSource recordings, Dialer dialer) {
        Settings.Calls calls = shared.settings.calls();
        VoiceTwiml twiml = new VoiceTwiml(
                new VoiceUrls(shared.settings.publicUrl()),
                new Voices(calls.frenchVoice(), calls.englishVoice(), calls.speechModel()),
                hints(shared.onAir));
        Duty duty = shared.duty;
        Supplier<Dialogue> dialogue = shared.onAir::dialogue;
        Telephone telephone = new Telephone(
                new Telephone.Parts(
                        shared.database,
                        shared.landlords::of,
                        dialogue,
                        shared.onAir::scripts,
                        shared.line,
                        shared.outbox,
                        shared.pager,
                        (landlord, restricted) -> onDuty(duty, landlord, restricted),
                        shared.events,
                        twiml::of,
                        shared.clock),
                new Telephone.Options(
                        calls.perHour(), calls.rejected(), calls.ring(), calls.reach(), shared.settings.smsValidity()));
        Taking taking = new Taking(shared.database, shared.advisers, shared.onAir::title, shared.clock);
        Mailbox mailbox = new Mailbox(
                shared.database,
                recordings,
                shared.settings.data().resolve("recordings"),
                shared.settings.mailbox().key(),
                shared.settings.mailbox().keep(),
                shared.events,
                shared.random,
                shared.clock);
        Outgoing outgoing =
                new Outgoing(shared.database, dialer, duty::phone, shared.events, shared.random, shared.clock);
        return new Switchboard(
                new VoiceWebhook(shared.signature, telephone, taking, twiml, shared.meters),
                new OutgoingWebhook(shared.signature, outgoing, telephone, twiml),
                outgoing,
                mailbox,
                telephone);
    }

    /** Keeps what callers left: first what could not be stored before, then what the carrier has. */
    void keepMessages() {
        telephone.keepStranded();
        mailbox.run();
    }

    private static List<Callee> onDuty(Duty duty, long landlordId, boolean restricted) {
        return duty.reachable(landlordId, restricted).stream()
                .map(person -> Callee.of(person.phone(), person.staffId()))
                .toList();
    }

    /** Drawn once for each edition: it takes a look at every example. */
    private static Function<Language, String> hints(OnAir onAir) {
        AtomicReference<Drawn> drawn = new AtomicReference<>(Drawn.of(onAir.scripts()));
        return language -> drawn.updateAndGet(
                        known -> known.scripts == onAir.scripts() ? known : Drawn.of(onAir.scripts()))
                .hints(language);
    }

    /** The hints of an edition's scripts. */
    private record Drawn(Scripts scripts, String french, String english) {
        static Drawn of(Scripts scripts) {
            return new Drawn(scripts, Hints.of(scripts, Language.FR), Hints.of(scripts, Language.EN));
        }

        String hints(Language language) {
            return language == Language.EN
                    ? english
                    : language == Language.FR || language == Language.OC || language == Language.CA ? french : "";
        }
    }
}
