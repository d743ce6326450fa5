package dev.sentryprovision.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A tab between a key and its value. The library under Ansible takes it for a blank, our parser does not: such a tab is
 * made a blank, which moves nothing, and the text is read again. Any other tab outside of texts stays an error.
 */
final class SeparatingTab extends RuntimeException {

    private final int index;

    private SeparatingTab(int index) {
        super("a tab", null, false, false);
        this.index = index;
    }

    static Optional<SeparatingTab> find(String text, MarkedYAMLException e) {
        if (e.getProblem() == null
                || e.getProblemMark() == null
                || !e.getProblem().contains("(TAB)")) {
            return Optional.empty();
        }
        int index = text.offsetByCodePoints(0, e.getProblemMark().getIndex());
        String before = text.substring(text.lastIndexOf('\n', index - 1) + 1, index);
        return text.charAt(index) == '\t' && before.stripTrailing().endsWith(":")
                ? Optional.of(new SeparatingTab(index))
                : Optional.empty();
    }

    /** The whole run of tabs at once. */
    String replacedIn(String text) {
        StringBuilder result = new StringBuilder(text);
        for (int i = index; i < result.length() && result.charAt(i) == '\t'; i++) {
            result.setCharAt(i, ' ');
        }
        return result.toString();
    }
}
