package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Lookup;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lookups of single values in CSV and INI files. */
final class TableLookups {

    private TableLookups() {}

    static Map<String, Lookup> all() {
        return Map.of("csvfile", TableLookups::csv, "ini", IniLookup::run);
    }

    /** The term itself, and the options that stand in it as {@code name=value}. */
    private record Query(String key, Map<String, Object> options) {

        static Query of(Object term, Map<String, Object> given, List<String> known) {
            String[] words = Repr.str(term).strip().split("\\s+");
            Map<String, Object> options = new HashMap<>(given);
            List<String> key = new ArrayList<>();
            for (String word : words) {
                int equals = word.indexOf('=');
                boolean option = equals > 0 && known.contains(word.substring(0, equals));
                if (option) {
                    options.put(word.substring(0, equals), word.substring(equals + 1));
                } else {
                    key.add(word);
                }
            }
            return new Query(String.join(" ", key), options);
        }
    }

    private static List<Object> csv(List<Object> terms, Map<String, Object> options, Frame frame) {
        List<String> names = List.of("file", "col", "delimiter", "default", "encoding", "keycol");
        OwnList found = new OwnList();
        for (Object term : terms) {
            Query query = Query.of(term, options, names);
            Bound bound = Lookup.bind("csvfile", query.options, names.toArray(String[]::new));
            String delimiter = bound.text(2, "TAB");
            char separator = delimiter.equals("TAB") || delimiter.equals("\\t") ? '\t' : delimiter.charAt(0);
            String text = LocalFiles.text(bound.text(0, "ansible.csv"), "files", StandardCharsets.UTF_8, frame);
            csvValue(CsvTable.read(text, separator), query.key, column(bound, 5, 0), column(bound, 1, 1))
                    .or(() -> bound.present(3))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static int column(Bound bound, int parameter, int otherwise) {
        String text = bound.text(parameter, String.valueOf(otherwise));
        if (!text.matches("\\d{1,6}")) {
            throw Failure.lookup("a column must be a number, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static Optional<Object> csvValue(List<List<String>> rows, String key, int keyColumn, int column) {
        for (List<String> row : rows) {
            if (row.size() > Math.max(keyColumn, column) && row.get(keyColumn).equals(key)) {
                return Optional.of(row.get(column));
            }
        }
        return Optional.empty();
    }
}
