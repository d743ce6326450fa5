package dev.sentryprovision.template;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.python.PythonLiteral;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Truth;
import java.util.List;

/**
 * The line {@code #jinja2: key: value, …} at the head of a template file.
 *
 * @param rest  the text without it
 * @param lines how many lines it took
 */
record TemplateHeader(FileTemplateOptions options, String rest, int lines) {

    private static final String MARK = "#jinja2:";
    private static final List<String> KEYS = List.of(
            "block_start_string",
            "block_end_string",
            "variable_start_string",
            "variable_end_string",
            "comment_start_string",
            "comment_end_string",
            "trim_blocks",
            "lstrip_blocks",
            "newline_sequence");

    static TemplateHeader read(String text, SourceSpan source, FileTemplateOptions given) {
        if (!text.startsWith(MARK)) {
            return new TemplateHeader(given, text, 0);
        }
        int end = text.indexOf('\n');
        String line = text.substring(MARK.length(), end < 0 ? text.length() : end);
        FileTemplateOptions options = given;
        for (String pair : line.split(",")) {
            if (!pair.isBlank()) {
                options = with(options, pair, source);
            }
        }
        return new TemplateHeader(options, end < 0 ? "" : text.substring(end + 1), 1);
    }

    private static FileTemplateOptions with(FileTemplateOptions options, String pair, SourceSpan source) {
        int colon = pair.indexOf(':');
        String key = colon < 0 ? pair.strip() : pair.substring(0, colon).strip();
        Object value = colon < 0
                ? ""
                : PythonLiteral.read(pair.substring(colon + 1).strip())
                        .orElse(pair.substring(colon + 1).strip());
        String text = value instanceof String string ? string : Repr.str(value);
        return switch (key) {
            case "block_start_string" -> options.withBlock(text, options.block().end());
            case "block_end_string" -> options.withBlock(options.block().start(), text);
            case "variable_start_string" ->
                options.withVariable(text, options.variable().end());
            case "variable_end_string" ->
                options.withVariable(options.variable().start(), text);
            case "comment_start_string" ->
                options.withComment(text, options.comment().end());
            case "comment_end_string" -> options.withComment(options.comment().start(), text);
            case "trim_blocks" -> options.withTrimBlocks(Truth.of(value));
            case "lstrip_blocks" -> options.withLstripBlocks(Truth.of(value));
            case "newline_sequence" -> options.withNewlineSequence(text);
            default ->
                throw new TemplateException(
                        Category.SYNTAX,
                        "the header line sets '" + key + "', which is not supported",
                        SourceSpan.at(source.source(), 1, 1),
                        Nearest.hint(key, KEYS),
                        List.of());
        };
    }
}
