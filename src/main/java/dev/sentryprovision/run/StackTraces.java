package dev.sentryprovision.run;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces as text, for the log. */
final class StackTraces {

    private StackTraces() {}

    static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
