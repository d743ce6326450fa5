package dev.sentryprovision.report;

import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.value.Unknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of the playbook language as they may be shown: JSON's kinds only, secrets taken out. */
record ShownValue(Redactor redactor) {

    Object of(Object value) {
        return switch (value) {
            case String text -> redactor.redact(text);
            case Boolean flag -> flag;
            case Number number -> number(number);
            case None none -> none;
            case List<?> list -> list.stream().map(this::of).toList();
            case Map<?, ?> map -> map(map);
            case Unknown unknown -> redactor.redact("unknown until applied: " + unknown.reason());
            case TemplateText template -> redactor.redact(template.text());
            case EncryptedText _ -> Secret.REDACTED;
            default -> redactor.redact(value.toString());
        };
    }

    Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> result = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> result.put(redactor.redact(key.toString()), of(value)));
        return result;
    }

    /** A secret made of digits may have become a number on its way. */
    private Object number(Number number) {
        String text = number.toString();
        return redactor.redact(text).equals(text) ? number : Secret.REDACTED;
    }
}
