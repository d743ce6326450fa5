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
 * @param blockColumn the column in which the lines of a block begin, counted from 1; 0 when unknown
 */
public record YamlScalar(String text, Object value, Style style, YamlTag tag, SourceSpan where, int blockColumn)
        implements YamlNode {

    /** One that is no block, or a block whose column does not matter. */
    public YamlScalar(String text, Object value, Style style, YamlTag tag, SourceSpan where) {
        this(text, value, style, tag, where, 0);
    }

    /** How a scalar was written. */
    public enum Style {
        PLAIN,
        QUOTED,
        /** After {@code |} or {@code >}. */
        BLOCK
    }

    /** Where the text itself begins: after a quote; of a block on the line below its marker. */
    public SourceSpan textStart() {
        return switch (style) {
            case PLAIN -> where;
            case QUOTED ->
                where.column() == 0 || where.length() == 2
                        ? where
                        : new SourceSpan(
                                where.source(), where.line(), where.column() + 1, Math.max(0, where.length() - 2));
            case BLOCK -> SourceSpan.at(where.source(), where.line() + 1, blockColumn);
        };
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
