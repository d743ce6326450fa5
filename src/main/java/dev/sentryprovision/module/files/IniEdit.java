package dev.sentryprovision.module.files;

import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.files.IniFileModule.State;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One edit of the lines of an INI file. */
final class IniEdit {

    private final IniFileModule.Params params;
    private final List<String> before;
    private final List<String> lines;

    IniEdit(IniFileModule.Params params, List<String> lines) {
        this.params = params;
        this.before = lines;
        this.lines = new ArrayList<>(lines);
    }

    TextEdit.Edited apply() {
        if (!lines.isEmpty() && !lines.getLast().endsWith("\n")) {
            lines.set(lines.size() - 1, lines.getLast() + "\n");
        }
        int header = header();
        String message = params.state() == State.PRESENT ? present(header) : absent(header);
        return message.equals("OK")
                ? new TextEdit.Edited(String.join("", before), "OK")
                : new TextEdit.Edited(String.join("", lines), message);
    }

    /** The line of the section's name; -1 for the options before the first section, -2 where there is no such section. */
    private int header() {
        if (params.section().isEmpty()) {
            return -1;
        }
        String name = "[" + params.section().get() + "]";
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(name) && isMeant(i)) {
                return i;
            }
        }
        return -2;
    }

    private boolean isMeant(int header) {
        List<String> section = lines.subList(header + 1, end(header));
        return params.sectionHasValues().stream().allMatch(wish -> wish.isIn(section));
    }

    private int end(int header) {
        int at = header + 1;
        while (at < lines.size() && !lines.get(at).strip().matches("\\[.*]")) {
            at++;
        }
        return at;
    }

    private String present(int header) {
        if (header == -2) {
            lines.add("[" + params.section().orElseThrow() + "]\n");
            lines.addAll(ofNewSection());
            return params.option().isPresent() ? "section and option added" : "only section added";
        }
        return params.option().map(option -> options(option, header)).orElse("OK");
    }

    /** What the section is told by, unless the option is to have other values, then the option. */
    private List<String> ofNewSection() {
        Set<String> added = new LinkedHashSet<>();
        for (IniFileModule.SectionValue wish : params.sectionHasValues()) {
            boolean replaced = params.exclusive() && params.option().equals(Optional.of(wish.option()));
            if (!replaced && wish.wanted().isEmpty() && !params.allowNoValue()) {
                throw new HostFailure("no section [" + params.section().orElseThrow() + "] has the option '"
                        + wish.option() + "', and one that is added cannot have it without a value (unless"
                        + " allow_no_value is set)");
            }
            if (!replaced) {
                added.addAll(all(wish.option(), wish.wanted()));
            }
        }
        params.option().ifPresent(option -> added.addAll(all(option)));
        return List.copyOf(added);
    }

    private List<String> all(String option) {
        return all(option, params.wanted());
    }

    private List<String> all(String option, List<String> values) {
        return values.isEmpty()
                ? List.of(option + "\n")
                : values.stream().map(value -> written(option, value)).toList();
    }

    /** Lines that are right stay; others of the option become what is still missing, or go. */
    private String options(String option, int header) {
        List<String> missing = new ArrayList<>(all(option));
        List<Integer> places = new ArrayList<>();
        int last = -1;
        for (int i = header + 1; i < end(header); i++) {
            Optional<IniLine> line = IniLine.parse(lines.get(i)).filter(each -> each.isOf(option));
            boolean counts = line.filter(each -> each.active() || params.modifyInactiveOption())
                    .isPresent();
            if (counts) {
                last = i;
                Optional<String> right = line.filter(IniLine::active).flatMap(each -> matching(each, missing, option));
                right.ifPresent(missing::remove);
                if (right.isEmpty() && (!line.get().active() || params.exclusive())) {
                    places.add(i);
                }
                if (right.isPresent() && !params.ignoreSpaces()) {
                    lines.set(i, right.get());
                }
            }
        }
        boolean changed = replace(places, missing);
        if (!missing.isEmpty()) {
            lines.addAll(last >= 0 ? lastOf(option, header) + 1 : beforeBlankLines(header), missing);
            return "option added";
        }
        return changed || !lines.equals(completed()) ? "option changed" : "OK";
    }

    /** What is missing takes the place of lines with other values; a comment stays when nothing is left for it. */
    private boolean replace(List<Integer> places, List<String> missing) {
        List<Integer> gone = new ArrayList<>();
        boolean changed = false;
        for (int place : places) {
            boolean active =
                    IniLine.parse(lines.get(place)).map(IniLine::active).orElse(false);
            if (!missing.isEmpty()) {
                lines.set(place, missing.removeFirst());
                changed = true;
            } else if (active) {
                gone.addFirst(place);
            }
        }
        gone.forEach(place -> lines.remove((int) place));
        return changed || !gone.isEmpty();
    }

    private int lastOf(String option, int header) {
        int last = header;
        for (int i = header + 1; i < end(header); i++) {
            if (IniLine.parse(lines.get(i)).filter(each -> each.isOf(option)).isPresent()) {
                last = i;
            }
        }
        return last;
    }

    private List<String> completed() {
        List<String> completed = new ArrayList<>(before);
        if (!completed.isEmpty() && !completed.getLast().endsWith("\n")) {
            completed.set(completed.size() - 1, completed.getLast() + "\n");
        }
        return completed;
    }

    private Optional<String> matching(IniLine line, List<String> missing, String option) {
        return missing.stream()
                .filter(wanted -> IniLine.parse(wanted).map(IniLine::value).equals(Optional.of(line.value()))
                        && line.isOf(option))
                .findFirst();
    }

    private int beforeBlankLines(int header) {
        int at = end(header);
        while (at > header + 1 && lines.get(at - 1).isBlank()) {
            at--;
        }
        return at;
    }

    private String absent(int header) {
        if (header == -2) {
            return "OK";
        }
        if (params.option().isEmpty()) {
            lines.subList(Math.max(header, 0), end(header)).clear();
            return "section removed";
        }
        int size = lines.size();
        List<String> kept = lines.subList(header + 1, end(header));
        kept.removeIf(text -> IniLine.parse(text)
                .filter(line -> line.active() && line.isOf(params.option().get()) && isUnwanted(line))
                .isPresent());
        return lines.size() == size ? "OK" : "option changed";
    }

    private boolean isUnwanted(IniLine line) {
        return params.exclusive()
                || params.wanted().isEmpty()
                || line.value().filter(params.wanted()::contains).isPresent();
    }

    private String written(String option, String value) {
        return option + (params.noExtraSpaces() ? "=" : " = ") + value + "\n";
    }
}
