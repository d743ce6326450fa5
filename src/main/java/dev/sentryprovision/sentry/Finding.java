package dev.sentryprovision.sentry;

import dev.sentryprovision.shell.Quote;
import java.util.Optional;
import java.util.regex.Pattern;

/** How to find out, in a checkout on a host, whether something concerns it. */
public sealed interface Finding {

    /**
     * A line of the file matches.
     *
     * @param unless makes a line count for nothing when it, or a line of the block that it begins, matches this
     */
    record Has(String file, Pattern line, Optional<Pattern> unless) implements Finding {}

    /** The file is there and no line of it matches. */
    record Lacks(String file, Pattern line) implements Finding {}

    /** A shell command in the checkout says so with status 0. */
    record Says(String command) implements Finding {}

    /** For people: what to look for, as a command. */
    default String text() {
        return switch (this) {
            case Has(String file, Pattern line, Optional<Pattern> _) ->
                "grep -nE " + Quote.quote(line.pattern()) + " " + Quote.quote(file);
            case Lacks(String file, Pattern line) ->
                "! grep -qE " + Quote.quote(line.pattern()) + " " + Quote.quote(file);
            case Says(String command) -> command;
        };
    }

    static Finding of(Fields fields) {
        return fields.optionalText("command").<Finding>map(Says::new).orElseGet(() -> {
            String file = fields.text("file");
            return fields.optionalText("has")
                    .<Finding>map(has -> new Has(
                            file,
                            Pattern.compile(has),
                            fields.optionalText("unless").map(Pattern::compile)))
                    .orElseGet(() -> new Lacks(file, Pattern.compile(fields.text("lacks"))));
        });
    }
}
