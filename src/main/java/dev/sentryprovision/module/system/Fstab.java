package dev.sentryprovision.module.system;

import java.util.ArrayList;
import java.util.List;

/** The lines of /etc/fstab, as fstab(5) describes them. What is not an entry stays as it is. */
record Fstab(List<String> lines) {

    private static final int FEWEST_FIELDS = 4;
    private static final int FIELDS = 6;

    /** An entry, its fields unescaped. */
    record Entry(String source, String place, String type, String options, String dump, String pass) {

        static Entry parse(List<String> fields) {
            List<String> all = new ArrayList<>(fields);
            while (all.size() < FIELDS) {
                all.add("0");
            }
            return new Entry(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5));
        }

        String line() {
            return String.join(" ", source, place, type, options, dump, pass);
        }

        /** Swap space has no place: its source tells which is meant. */
        boolean isFor(Entry other) {
            return place.equals(other.place)
                    && !(place.equals("none") && type.equals("swap") && !source.equals(other.source));
        }
    }

    static String escape(String field) {
        return field.replace("\\", "\\134")
                .replace(" ", "\\040")
                .replace("\t", "\\011")
                .replace("\n", "\\012")
                .replace("&", "\\046");
    }

    Fstab with(Entry wanted) {
        List<String> edited = new ArrayList<>();
        boolean found = false;
        for (String line : lines) {
            boolean same = isEntry(line) && Entry.parse(fields(line)).isFor(wanted);
            edited.add(same && !Entry.parse(fields(line)).equals(wanted) ? wanted.line() : line);
            found |= same;
        }
        if (!found) {
            edited.add(wanted.line());
        }
        return new Fstab(edited);
    }

    Fstab without(Entry unwanted) {
        return new Fstab(lines.stream()
                .filter(line -> !isEntry(line)
                        || !fields(line).get(1).equals(unwanted.place)
                        || unwanted.place.equals("none") && !fields(line).get(0).equals(unwanted.source))
                .toList());
    }

    boolean has(String place) {
        return lines.stream()
                .anyMatch(line -> isEntry(line) && fields(line).get(1).equals(place));
    }

    private static List<String> fields(String line) {
        return List.of(line.strip().split("\\s+"));
    }

    private static boolean isEntry(String line) {
        int count = fields(line).size();
        return !line.strip().startsWith("#") && count >= FEWEST_FIELDS && count <= FIELDS;
    }
}
