package dev.sentryprovision.template;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.TemplateText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Variables and templates for tests. */
final class TestScope {

    private final Map<String, Object> values = new LinkedHashMap<>();

    static Templates templates() {
        return new Templates(new TemplateSettings(
                text -> "decrypted " + text.envelope(),
                InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z")),
                new Random(1),
                TextMode.KEEP,
                (_, patterns) -> patterns,
                "Ansible managed"));
    }

    /** A text as it stands in a playbook. */
    static Object text(String text) {
        return TemplateText.rawValue(text, SourceSpan.at("play.yml", 3, 7));
    }

    TestScope with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    TestScope withTemplate(String name, String text) {
        return with(name, TemplateText.rawValue(text, SourceSpan.at("vars.yml", 1 + values.size(), 5)));
    }

    TemplateScope scope() {
        return new TemplateScope(Variables.of(values), List.of(), Map.of());
    }

    Object render(String text) {
        return templates().render(text(text), scope());
    }
}
