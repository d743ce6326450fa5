package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.TemplateText;

/**
 * A value as the user wrote it.
 *
 * @param raw   a raw value (see package {@code value}): not rendered, not decrypted
 * @param where its place
 */
public record Written(Object raw, SourceSpan where) {

    /** The text of a text or template; other values as Java prints them. For messages and listings. */
    public String text() {
        return raw instanceof TemplateText template ? template.text() : raw.toString();
    }

    /** Whether it is a text that says the same to every host: no template. */
    public boolean isPlain() {
        return raw instanceof String text && !TemplateText.isTemplate(text);
    }
}
