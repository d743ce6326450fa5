package dev.sentryprovision.module.files;

import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.FromValue;
import dev.sentryprovision.module.WrongValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Those options of rsync that have a meaning without it. */
public record RsyncOptions(RsyncFilter filter, List<Chmod> chmods) {

    static final RsyncOptions NONE = new RsyncOptions(RsyncFilter.ALL, List.of());

    /** A part of --chmod: for folders, for files, or both. */
    public record Chmod(boolean folders, boolean files, ModeSpec mode) {

        static Chmod of(String text) {
            boolean marked = text.startsWith("D") || text.startsWith("F");
            return new Chmod(
                    !text.startsWith("F"), !text.startsWith("D"), new ModeSpec(marked ? text.substring(1) : text));
        }
    }

    @FromValue("list of --exclude=PATTERN, --include=PATTERN and --chmod=MODES")
    public static RsyncOptions of(Object value) {
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        List<RsyncFilter.Rule> rules = new ArrayList<>();
        List<Chmod> chmods = new ArrayList<>();
        Iterator<String> words = items.stream().map(Arguments::text).iterator();
        while (words.hasNext()) {
            String word = words.next();
            int mark = word.indexOf('=') < 0 ? word.indexOf(' ') : word.indexOf('=');
            String option = mark < 0 ? word : word.substring(0, mark);
            if (!List.of("--exclude", "--include", "--chmod").contains(option)) {
                throw refused(word);
            }
            if (mark < 0 && !words.hasNext()) {
                throw new WrongValue(option + " needs a value", "write " + option + "=VALUE");
            }
            String argument = mark < 0 ? words.next() : unquoted(word.substring(mark + 1));
            if (option.equals("--chmod")) {
                chmods(argument).forEach(chmods::add);
            } else {
                rules.add(RsyncFilter.Rule.of(option.equals("--include"), argument));
            }
        }
        return new RsyncOptions(new RsyncFilter(List.copyOf(rules)), List.copyOf(chmods));
    }

    private static WrongValue refused(String word) {
        return new WrongValue(
                "option '" + word + "' of rsync has no meaning here: no rsync runs",
                "--exclude, --include and --chmod are understood; for the rest there are the module's own parameters, or"
                        + " 'command' with rsync");
    }

    private static List<Chmod> chmods(String text) {
        try {
            return List.of(text.split(",")).stream().map(Chmod::of).toList();
        } catch (IllegalArgumentException e) {
            throw new WrongValue("--chmod: " + e.getMessage(), "");
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.startsWith("'") && text.endsWith("'") || text.startsWith("\"") && text.endsWith("\""));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    int applyTo(int mode, boolean folder) {
        int bits = mode;
        for (Chmod each : chmods) {
            bits = (folder ? each.folders : each.files) ? each.mode.applyTo(bits, folder) : bits;
        }
        return bits;
    }
}
