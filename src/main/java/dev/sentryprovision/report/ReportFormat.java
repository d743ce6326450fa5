package dev.sentryprovision.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of {@code --report FORMAT=FILE}. */
public enum ReportFormat {
    JSON {
        @Override
        String render(RunLog log) {
            return JsonReport.render(log);
        }
    },
    HTML {
        @Override
        String render(RunLog log) {
            return HtmlReport.render(log);
        }
    };

    abstract String render(RunLog log);

    /** Its name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReportFormat> named(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(ReportFormat::label).toList();
    }
}
