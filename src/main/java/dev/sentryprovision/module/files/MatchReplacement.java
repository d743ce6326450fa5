package dev.sentryprovision.module.files;

import dev.sentryprovision.template.python.PythonRegex;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Replaces matches of a regular expression in a part of a text.
 *
 * @param after  the part begins after the first match of this
 * @param before the part ends before the first match of this
 */
record MatchReplacement(String regexp, String replacement, Optional<String> after, Optional<String> before) {

    private static final String PART = "subsection";

    TextEdit.Edited apply(String text) {
        if (after.isEmpty() && before.isEmpty()) {
            return in(text, 0, text.length());
        }
        String bounds = bounds();
        return LinePattern.checked(() -> {
            PythonRegex regex = PythonRegex.compile("(?s)" + bounds, false, false);
            Matcher match = regex.matcher(text);
            if (!match.find()) {
                return new TextEdit.Edited(
                        text, "Pattern for before/after params did not match the given file: " + bounds);
            }
            int start = regex.start(match, PART);
            return in(text, start, start + regex.group(match, PART).orElse("").length());
        });
    }

    /** As Ansible writes it: one expression of both, so that the first match of the one is sought after the other. */
    private String bounds() {
        String part = "(?P<" + PART + (after.isPresent() && before.isPresent() ? ">.*?)" : ">.*)");
        return after.orElse("") + part + before.orElse("");
    }

    private TextEdit.Edited in(String text, int start, int end) {
        return LinePattern.checked(() -> {
            PythonRegex regex = PythonRegex.compile(regexp, false, true);
            String part = text.substring(start, end);
            Matcher match = regex.matcher(part);
            StringBuilder out = new StringBuilder(text.substring(0, start));
            int done = 0;
            int count = 0;
            for (; match.find(); count++) {
                out.append(part, done, match.start()).append(regex.expand(match, replacement));
                done = match.end();
            }
            out.append(text.substring(start + done));
            String edited = out.toString();
            return new TextEdit.Edited(edited, edited.equals(text) ? "" : count + " replacements made");
        });
    }
}
