package dev.sentryprovision.module.packages;

import java.util.ArrayList;
import java.util.List;

/** The lines of a file with sections; those before the first section are a section without a name. */
record IniSections(List<List<String>> sections) {

    static IniSections parse(List<String> lines) {
        List<List<String>> sections = new ArrayList<>();
        sections.add(new ArrayList<>());
        for (String line : lines) {
            if (line.strip().matches("\\[.+]")) {
                sections.add(new ArrayList<>());
            }
            sections.getLast().add(line);
        }
        return new IniSections(sections);
    }

    /** Puts a section in place of the one with the same name, or at the end. */
    IniSections with(String name, List<String> section) {
        List<List<String>> edited = new ArrayList<>(sections);
        int at = place(name);
        if (at < 0) {
            edited.add(section);
        } else if (!withoutBlanks(edited.get(at)).equals(withoutBlanks(section))) {
            edited.set(at, section);
        }
        return new IniSections(edited);
    }

    IniSections without(String name) {
        List<List<String>> edited = new ArrayList<>(sections);
        int at = place(name);
        if (at >= 0) {
            edited.remove(at);
        }
        return new IniSections(edited);
    }

    /** Whether nothing is left but blanks and comments. */
    boolean isEmpty() {
        return sections.size() == 1
                && sections.getFirst().stream().allMatch(line -> line.isBlank() || line.startsWith("#"));
    }

    List<String> lines() {
        return sections.stream().flatMap(List::stream).toList();
    }

    private int place(String name) {
        for (int i = 1; i < sections.size(); i++) {
            if (sections.get(i).getFirst().strip().equals("[" + name + "]")) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> withoutBlanks(List<String> section) {
        return section.stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.stripTrailing().replaceFirst("^(\\w+)\\s*=\\s*", "$1="))
                .toList();
    }
}
