package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules that ufw keeps, by family. Asked for a rehearsal it prints the whole file of each family that it would write:
 * also when that is what the file says, as for a rule to delete that is not there. Only comparing tells.
 */
record UfwTuples(Map<String, List<String>> byFamily) {

    /** Prints what a rehearsal would leave, a line of dashes, and what there is. */
    static String script(String rehearsal) {
        return """
                o=$(LC_ALL=C %s 2>&1) || { printf '%%s\\n' "$o" | grep ^ERROR >&2 || printf '%%s\\n' "$o" >&2; exit 1; }
                p='^(### tuple|:ufw6?-user-input )'
                printf '%%s\\n' "$o" | grep -E "$p"
                echo ---
                cat /etc/ufw/user.rules /etc/ufw/user6.rules /lib/ufw/user.rules /lib/ufw/user6.rules 2>/dev/null | grep -E "$p"
                exit 0""".formatted(rehearsal);
    }

    /** Whether carrying out what was rehearsed would change anything. */
    static boolean differ(Reply reply) {
        String text = reply.out();
        int dashes = Math.max(0, text.indexOf("---\n"));
        UfwTuples now = parse(text.substring(dashes));
        return parse(text.substring(0, dashes)).byFamily.entrySet().stream()
                .anyMatch(family -> !family.getValue().equals(now.byFamily.getOrDefault(family.getKey(), List.of())));
    }

    private static UfwTuples parse(String text) {
        Map<String, List<String>> families = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(":")) {
                current = families.computeIfAbsent(line.split(" ", 2)[0], _ -> new ArrayList<>());
            } else if (line.startsWith("#")) {
                current.add(line);
            }
        }
        return new UfwTuples(families);
    }
}
