package dev.sentryprovision.template.python;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** {@code strptime} in the C locale. What zone a text names is read and ignored. */
public final class Strptime {

    private final String text;
    private int at;
    private int year = 1900;
    private int month = 1;
    private int day = 1;
    private int dayOfYear;
    private int hour;
    private int minute;
    private int second;
    private int micros;
    private int half = -1;

    private Strptime(String text) {
        this.text = text;
    }

    public static LocalDateTime parse(String text, String format) {
        Strptime parser = new Strptime(text);
        parser.read(expanded(format), format);
        if (parser.at < text.length()) {
            throw Failure.runtime("unconverted data remains: " + text.substring(parser.at));
        }
        return parser.result(format);
    }

    private static String expanded(String format) {
        return format.replace("%F", "%Y-%m-%d")
                .replace("%T", "%H:%M:%S")
                .replace("%X", "%H:%M:%S")
                .replace("%R", "%H:%M")
                .replace("%D", "%m/%d/%y")
                .replace("%x", "%m/%d/%y")
                .replace("%c", "%a %b %d %H:%M:%S %Y");
    }

    private void read(String directives, String format) {
        for (int i = 0; i < directives.length(); i++) {
            char c = directives.charAt(i);
            if (c == '%' && i + 1 < directives.length()) {
                directive(directives.charAt(++i), format);
            } else if (Character.isWhitespace(c)) {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            } else if (at < text.length() && text.charAt(at) == c) {
                at++;
            } else {
                throw mismatch(format);
            }
        }
    }

    private void directive(char c, String format) {
        switch (c) {
            case 'Y' -> year = number(4, format);
            case 'y' -> {
                int two = number(2, format);
                year = two < 69 ? 2000 + two : 1900 + two;
            }
            case 'm' -> month = number(2, format);
            case 'd', 'e' -> day = number(2, format);
            case 'H' -> hour = number(2, format);
            case 'I' -> hour = number(2, format) % 12;
            case 'M' -> minute = number(2, format);
            case 'S' -> second = number(2, format);
            case 'j' -> dayOfYear = number(3, format);
            case 'f' -> fraction(format);
            case 'p' -> half = text.regionMatches(true, at, "PM", 0, 2) ? 12 : 0;
            case 'b', 'B', 'h' -> month = monthName(format);
            case 'a', 'A', 'Z', 'z' -> {}
            case '%' -> {}
            default -> throw Failure.runtime("'" + c + "' is a bad directive in format '" + format + "'");
        }
        skipWord(c, format);
    }

    private void skipWord(char c, String format) {
        switch (c) {
            case 'p' -> at = Math.min(at + 2, text.length());
            case 'a', 'A', 'Z' -> {
                while (at < text.length() && Character.isLetter(text.charAt(at))) {
                    at++;
                }
            }
            case 'z' -> {
                while (at < text.length() && "+-:Z0123456789".indexOf(text.charAt(at)) >= 0) {
                    at++;
                }
            }
            case '%' -> {
                if (!text.startsWith("%", at)) {
                    throw mismatch(format);
                }
                at++;
            }
            default -> {}
        }
    }

    private int number(int most, String format) {
        int end = at;
        while (end < text.length() && end < at + most && Character.isDigit(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            throw mismatch(format);
        }
        int value = Integer.parseInt(text.substring(at, end));
        at = end;
        return value;
    }

    private void fraction(String format) {
        int start = at;
        int value = number(6, format);
        for (int digits = at - start; digits < 6; digits++) {
            value *= 10;
        }
        micros = value;
    }

    private int monthName(String format) {
        for (Month each : Month.values()) {
            for (TextStyle style : new TextStyle[] {TextStyle.FULL, TextStyle.SHORT}) {
                String name = each.getDisplayName(style, Locale.ENGLISH);
                if (text.regionMatches(true, at, name, 0, name.length())) {
                    at += name.length();
                    return each.getValue();
                }
            }
        }
        throw mismatch(format);
    }

    private LocalDateTime result(String format) {
        try {
            LocalDateTime time = LocalDateTime.of(
                    year, month, day, half < 0 ? hour : hour % 12 + half, minute, second, micros * 1000);
            return dayOfYear > 0 ? time.withDayOfYear(dayOfYear) : time;
        } catch (DateTimeException _) {
            throw mismatch(format);
        }
    }

    private Failure mismatch(String format) {
        return Failure.runtime("time data '" + text + "' does not match format '" + format + "'");
    }
}
