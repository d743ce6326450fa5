package dev.sentryprovision.module.files;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a path's status does not hold: whether this user may read it, what kind of special file it is, where a link ends.
 * Builtins of the shell answer it, in the same round trip.
 */
record StatDetails(StatModule.Params params) {

    private static final Map<String, String> TESTS = tests();

    private static Map<String, String> tests() {
        Map<String, String> tests = new LinkedHashMap<>();
        tests.put("readable", "-r");
        tests.put("writeable", "-w");
        tests.put("executable", "-x");
        tests.put("isblk", "-b");
        tests.put("ischr", "-c");
        tests.put("isfifo", "-p");
        tests.put("issock", "-S");
        return tests;
    }

    Command command() {
        String path = Quote.quote(params.path().text());
        StringBuilder script = new StringBuilder("p=" + path + "\n");
        TESTS.forEach((key, test) -> script.append("[ ")
                .append(test)
                .append(" \"$p\" ] && echo ")
                .append(key)
                .append(" yes\n"));
        script.append("if [ -L \"$p\" ]; then\n")
                .append("printf 'lnk_target %s\\n' \"$(readlink \"$p\")\"\n")
                .append("printf 'lnk_source %s\\n' \"$(readlink -f \"$p\")\"\nfi\n");
        if (params.getMime()) {
            script.append("m=$(file -b --mime-type \"$p\" 2>/dev/null) || m=unknown; echo \"mimetype $m\"\n")
                    .append("m=$(file -b --mime-encoding \"$p\" 2>/dev/null) || m=unknown; echo \"charset $m\"\n");
        }
        if (params.getAttributes()) {
            script.append("a=$(lsattr -d \"$p\" 2>/dev/null) && echo \"attr_flags ${a%% *}\"\n");
        }
        return Command.script(script.append(":").toString());
    }

    /** In a dry run, what was changed before can only be told from its status. */
    Map<String, Object> read(Asked<Reply> asked, PathStatus status, String user) {
        Map<String, Object> keys = new LinkedHashMap<>();
        TESTS.keySet().forEach(key -> keys.put(key, false));
        try {
            for (String line : asked.get().out().lines().toList()) {
                int blank = line.indexOf(' ');
                String key = line.substring(0, Math.max(blank, 0));
                String value = line.substring(blank + 1);
                keys.put(
                        key, TESTS.containsKey(key) ? true : key.equals("attr_flags") ? value.replace("-", "") : value);
            }
        } catch (UnknownUntilApplied _) {
            boolean root = user.equals("root");
            keys.put("readable", root || mayAccess(status, user, 4));
            keys.put("writeable", root || mayAccess(status, user, 2));
            keys.put("executable", root ? (status.mode() & 0111) != 0 : mayAccess(status, user, 1));
            if (status.isLink()) {
                keys.put("lnk_target", status.linkTarget());
            }
        }
        return keys;
    }

    private static boolean mayAccess(PathStatus status, String user, int bit) {
        return (status.mode() & (status.owner().equals(user) ? bit << 6 : bit)) != 0;
    }
}
