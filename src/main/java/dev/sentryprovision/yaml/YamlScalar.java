package dev.sentryprovision.yaml;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.None;
import java.math.BigInteger;

/**
 * A single value.
 *
 * @param text   as written, without quotes and with escapes resolved
 * @param value  what it means: String, Boolean, Long, BigInteger, Double or None; dates are texts
 * @param style  how it was written
 */
public record YamlScalar(String text, Object value, Style style, YamlTag tag, SourceSpan where) implements YamlNode {

    /** How a scalar was written. */
    public enum Style {
        PLAIN,
        QUOTED,
        /** After {@code |} or {@code >}. */
        BLOCK
    }

    /** Where the text itself begins: for a block, the line below its marker (column unknown). */
    public SourceSpan textStart() {
        return style == Style.BLOCK ? SourceSpan.at(where.source(), where.line() + 1, 0) : where;
    }

    @Override
    public String kind() {
        if (tag == YamlTag.VAULT) {
            return "an encrypted text";
        }
        return switch (value) {
            case None _ -> "nothing";
            case Boolean _ -> "a boolean";
            case Long _, BigInteger _ -> "a whole number";
            case Double _ -> "a number";
            default -> "a text";
        };
    }
}
