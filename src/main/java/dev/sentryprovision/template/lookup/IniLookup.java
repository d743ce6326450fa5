package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Lookup;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.PythonRegex;
import dev.sentryprovision.template.python.Repr;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The lookup {@code ini}: values of an INI or properties file by name, or by a pattern for names. */
final class IniLookup {

    private static final List<String> OPTIONS = List.of(
            "type",
            "file",
            "section",
            "re",
            "encoding",
            "default",
            "case_sensitive",
            "allow_no_value",
            "allow_none",
            "interpolation");

    /** The name to look for, and the options, some of which may stand in the term. */
    private record Query(String key, Bound options) {

        static Query of(String term, Map<String, Object> given) {
            Map<String, Object> options = new HashMap<>(given);
            StringJoiner key = new StringJoiner(" ");
            String current = "";
            for (String word : term.strip().split("\\s+")) {
                int equals = word.indexOf('=');
                if (equals > 0) {
                    current = known(word.substring(0, equals));
                    options.put(current, word.substring(equals + 1));
                } else if (current.isEmpty()) {
                    key.add(word);
                } else {
                    options.merge(current, word, (before, more) -> before + " " + more);
                }
            }
            if (key.length() == 0) {
                throw Failure.lookup(
                        "No key to lookup was provided as first term with in string inline options: " + term);
            }
            return new Query(key.toString(), bind(options));
        }

        private static String known(String name) {
            if (!OPTIONS.contains(name)) {
                throw Failure.lookup(name + " is not a valid option: " + String.join(", ", OPTIONS));
            }
            return name;
        }

        private static Bound bind(Map<String, Object> options) {
            return Lookup.bind("ini", options, OPTIONS.toArray(String[]::new));
        }

        boolean properties() {
            return options.text(0, "ini").equals("properties");
        }

        String file() {
            return options.text(1, "ansible.ini");
        }

        boolean pattern() {
            return options.flag(3, false);
        }

        boolean caseSensitive() {
            return options.flag(6, false);
        }

        boolean allowsNoValue() {
            return options.flag(7, options.flag(8, false));
        }

        Charset charset() {
            String name = options.text(4, "utf-8");
            try {
                return Charset.forName(name);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
                throw Failure.lookup("there is no encoding '" + name + "'");
            }
        }
    }

    private IniLookup() {}

    static List<Object> run(List<Object> terms, Map<String, Object> options, Frame frame) {
        OwnList found = new OwnList();
        for (Object term : terms) {
            Query query = Query.of(Repr.str(term), options);
            String text = LocalFiles.text(query.file(), "files", query.charset(), frame);
            IniTable table =
                    IniTable.read(text, query.file(), query.properties(), query.caseSensitive(), query.allowsNoValue());
            found.addAll(values(table.section(query.options.text(2, "global")), query));
        }
        return found;
    }

    private static List<String> values(Map<String, Optional<String>> section, Query query) {
        if (query.pattern()) {
            PythonRegex pattern = PythonRegex.compile(query.key, false, false);
            return section.entrySet().stream()
                    .filter(entry -> pattern.matcher(entry.getKey()).lookingAt())
                    .flatMap(entry -> entry.getValue().stream())
                    .toList();
        }
        String name = query.caseSensitive() ? query.key : query.key.toLowerCase(Locale.ROOT);
        Optional<String> none = Optional.of(query.options.text(5, ""));
        return section.getOrDefault(name, none).stream().toList();
    }
}
