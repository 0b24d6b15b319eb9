package org.palier.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palier.intents.Channel;
import org.palier.intents.Language;
import org.palier.intents.Script;
import org.palier.intents.Scripts;
import org.palier.intents.Template;
import org.palier.landlords.Landlord;
import org.palier.phones.PhoneNumber;
import org.palier.web.Staff;
import org.palier.web.Wording;

/** Answers of the scripts that an adviser may put into a reply: those that fit the conversation first. */
final class ReadyTexts {
    private final Scripts scripts;
    private final Landlord landlord;

    ReadyTexts(Scripts scripts, Landlord landlord) {
        this.scripts = scripts;
        this.landlord = landlord;
    }

    List<ReadyText> all(@Nullable String language, Set<String> about, LocalDate day, @Nullable String residence) {
        Language spoken =
                Optional.ofNullable(language).flatMap(Language::ofCode).orElse(Language.FR);
        List<ReadyText> fitting = new ArrayList<>();
        List<ReadyText> others = new ArrayList<>();
        for (Script script : scripts.all()) {
            if (script.kind() != Script.Kind.TOPIC) {
                continue;
            }
            boolean fits = about.contains(script.id());
            (fits ? fitting : others)
                    .add(new ReadyText(
                            script.title(),
                            text(script, spoken, day, residence == null ? "" : residence),
                            fits ? ReadyText.Kind.FITTING : ReadyText.Kind.OTHER));
        }
        fitting.addAll(others);
        return fitting;
    }

    /** What an adviser or an admin wrote for such answers, filled in for a conversation. */
    List<ReadyText> written(List<OwnText> texts, ReadyText.Kind kind, Staff adviser, Wording words, Dossier dossier) {
        Map<String, String> values = new HashMap<>();
        put(values, "nom", dossier.contact().name());
        put(values, "residence", dossier.contact().residence());
        put(values, "conseiller", adviser.firstName());
        put(values, "bailleur", landlord.name());
        put(values, "telephone", landlord.phone().map(PhoneNumber::readable).orElse(null));
        dossier.open().stream().findFirst().ifPresent(request -> {
            put(values, "reference", request.reference());
            put(values, "service", words.text("desk.service." + request.queue()));
        });
        return texts.stream()
                .map(own -> new ReadyText(own.title(), Template.of(own.text()).render(values), kind))
                .toList();
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }

    /** Texts that tell nothing to whom they are not for. */
    List<ReadyText> neutral(Wording words) {
        return Stream.of("when", "call", "received")
                .map(key -> new ReadyText(
                        words.text("desk.neutral." + key),
                        words.text("desk.neutral." + key + ".text"),
                        ReadyText.Kind.OTHER))
                .toList();
    }

    private String text(Script script, Language spoken, LocalDate day, String residence) {
        boolean partner = script.partner().filter(landlord.partners()::contains).isPresent();
        Language told = script.answers().containsKey(spoken) ? spoken : Language.FR;
        return Template.of(script.answer(told, day, partner, landlord.estate().place(residence))
                        .sms())
                .render(name -> value(name, told));
    }

    private Optional<String> value(String name, Language told) {
        return switch (name) {
            case "landlord.name" -> Optional.of(landlord.name());
            case "landlord.phone" -> landlord.phone().map(PhoneNumber::readable);
            case "landlord.website" -> landlord.website();
            case "fsl.fund" -> Optional.of(landlord.fslFund());
            default -> scripts.number(name, Channel.SMS, told, landlord.department());
        };
    }
}
