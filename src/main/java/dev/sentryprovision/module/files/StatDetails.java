package dev.sentryprovision.module.files;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.LinkedHashMap;
import java.util.List;
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
            script.append("m=$(command -v file >/dev/null && file -b --mime-type --mime-encoding \"$p\" 2>/dev/null)")
                    .append(" && echo \"mime $m\"\n");
        }
        if (params.getAttributes()) {
            // Not every file system that has flags has a version.
            script.append("if a=$(lsattr -vd \"$p\" 2>/dev/null); then echo lsattr $a\n")
                    .append("elif a=$(lsattr -d \"$p\" 2>/dev/null); then echo lsattr - $a; fi\n");
        }
        return Command.script(script.append(":").toString());
    }

    /** In a dry run, what was changed before can only be told from its status. */
    Map<String, Object> read(Asked<Reply> asked, PathStatus status, String user) {
        Map<String, Object> keys = new LinkedHashMap<>();
        TESTS.keySet().forEach(key -> keys.put(key, false));
        if (params.getMime()) {
            keys.put("mimetype", "unknown");
            keys.put("charset", "unknown");
        }
        if (params.getAttributes()) {
            keys.put("attributes", List.of());
            keys.put("attr_flags", "");
        }
        try {
            for (String line : asked.get().out().lines().toList()) {
                int blank = line.indexOf(' ');
                String key = line.substring(0, Math.max(blank, 0));
                String value = line.substring(blank + 1);
                switch (key) {
                    case "mime" -> mime(keys, value);
                    case "lsattr" -> attributes(keys, value);
                    default -> keys.put(key, TESTS.containsKey(key) ? true : value);
                }
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

    /** As file prints it: {@code text/plain; charset=us-ascii}. */
    private static void mime(Map<String, Object> keys, String told) {
        String[] parts = told.split("; charset=", 2);
        if (parts.length == 2 && parts[0].contains("/")) {
            keys.put("mimetype", parts[0]);
            keys.put("charset", parts[1]);
        }
    }

    /** The version, the flags, and the path. */
    private static void attributes(Map<String, Object> keys, String told) {
        String[] words = told.strip().split(" +", 3);
        if (words.length > 1) {
            String flags = words[1].replace("-", "");
            if (!words[0].equals("-")) {
                keys.put("version", words[0]);
            }
            keys.put("attr_flags", flags);
            keys.put("attributes", FileFlags.names(flags));
        }
    }

    private static boolean mayAccess(PathStatus status, String user, int bit) {
        return (status.mode() & (status.owner().equals(user) ? bit << 6 : bit)) != 0;
    }
}
