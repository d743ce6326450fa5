package dev.sentryprovision.value;

import dev.sentryprovision.problem.SourceSpan;

/** A text with Jinja in it, rendered each time it is used. */
public record TemplateText(String text, SourceSpan where) {

    /** Whether a text written by a user has anything to render. */
    public static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("{#");
    }

    /** A text written by a user as a raw value: a template when it has something to render, else a plain string. */
    public static Object rawValue(String text, SourceSpan where) {
        return isTemplate(text) ? new TemplateText(text, where) : text;
    }
}
