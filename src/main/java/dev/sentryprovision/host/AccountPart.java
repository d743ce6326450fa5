package dev.sentryprovision.host;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks who the shell runs as. */
record AccountPart() implements LookPart {

    private static final Pattern ENTRY = Pattern.compile("([0-9]+)(?:\\(([^)]*)\\))?");

    @Override
    public String script() {
        return "id 2>/dev/null; sp_z; umask; sp_z; printf %s \"$HOME\"; sp_z\n";
    }

    @Override
    public void read(Frames out, Frames err, Answers answers) {
        String id = out.nextText();
        int umask = Integer.parseInt(out.nextText().strip(), 8);
        String home = out.nextText();
        answers.account(parse(id, home.startsWith("/") ? home : "/", umask));
    }

    /** From what {@code id} prints: {@code uid=0(root) gid=0(root) groups=0(root),4(adm)}. */
    static Account parse(String id, String home, int umask) {
        Matcher user = entry(id, "uid=");
        Matcher group = entry(id, "gid=");
        Set<Long> groups = new HashSet<>();
        groups.add(Long.parseLong(group.group(1)));
        int list = id.indexOf("groups=");
        if (list >= 0) {
            String text = id.substring(list + 7).split("\\scontext=", 2)[0];
            Matcher each = ENTRY.matcher(text);
            while (each.find()) {
                groups.add(Long.parseLong(each.group(1)));
            }
        }
        return new Account(
                name(user),
                Long.parseLong(user.group(1)),
                name(group),
                Long.parseLong(group.group(1)),
                groups,
                home,
                umask);
    }

    private static Matcher entry(String id, String key) {
        Matcher matcher = ENTRY.matcher(id);
        int at = id.indexOf(key);
        if (at < 0 || !matcher.find(at + key.length())) {
            throw new HostFailure("the command 'id' gave no " + key + " but: " + id.strip());
        }
        return matcher;
    }

    private static String name(Matcher entry) {
        return entry.group(2) == null ? entry.group(1) : entry.group(2);
    }
}
