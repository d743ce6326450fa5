package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Repr;
import java.util.Locale;
import java.util.StringJoiner;

/** The filters {@code hwaddr} and {@code macaddr}. */
final class MacAddress {

    private MacAddress() {}

    static Object apply(String filter, Object value, Arguments arguments) {
        String query = arguments.bind(filter, "query", "alias").text(0, "");
        String text = Repr.str(value);
        String digits = text.replaceAll("[-:.]", "").toLowerCase(Locale.ROOT);
        boolean valid = text.matches("[0-9a-fA-F]{1,4}([-:.]?[0-9a-fA-F]{1,4})*") && digits.matches("[0-9a-f]{12}");
        if (!valid) {
            if (query.isEmpty() || query.equals("bool")) {
                return false;
            }
            throw Failure.filter(text + " is not a hardware address");
        }
        return switch (query) {
            case "" -> text;
            case "bool" -> true;
            case "unix" -> grouped(digits, 2, ":").replaceAll("\\b0", "");
            case "linux" -> grouped(digits, 2, ":");
            case "win", "eui48" -> grouped(digits, 2, "-").toUpperCase(Locale.ROOT);
            case "cisco" -> grouped(digits, 4, ".");
            case "bare" -> digits.toUpperCase(Locale.ROOT);
            case "pgsql", "postgresql", "psql" -> grouped(digits, 6, ":");
            case "int" -> Long.parseLong(digits, 16);
            default -> throw Failure.filter(filter + ": unknown filter type: " + query);
        };
    }

    private static String grouped(String digits, int size, String separator) {
        StringJoiner joiner = new StringJoiner(separator);
        for (int i = 0; i < digits.length(); i += size) {
            joiner.add(digits.substring(i, i + size));
        }
        return joiner.toString();
    }
}
