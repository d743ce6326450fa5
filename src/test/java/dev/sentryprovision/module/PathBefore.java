package dev.sentryprovision.module;

import dev.sentryprovision.shell.Quote;
import dev.sentryprovision.testing.InMemoryHost;
import java.util.Map;

/**
 * What a case finds at a path.
 *
 * @param path ends in a slash for a directory
 * @param link what a link leads to, or empty
 */
record PathBefore(String path, String content, int mode, String owner, String group, String link) {

    static PathBefore of(String path, Object state) {
        if (!(state instanceof Map<?, ?> map)) {
            return new PathBefore(path, (String) state, 0644, "root", "root", "");
        }
        int mode = Integer.parseInt(text(map, "mode", path.endsWith("/") ? "0755" : "0644"), 8);
        return new PathBefore(
                path,
                text(map, "content", ""),
                mode,
                text(map, "owner", "root"),
                text(map, "group", "root"),
                text(map, "link", ""));
    }

    private static String text(Map<?, ?> map, String key, String byDefault) {
        return map.containsKey(key) ? (String) map.get(key) : byDefault;
    }

    void putOn(InMemoryHost host) {
        if (!link.isEmpty()) {
            host.symbolicLink(path, link);
        } else if (path.endsWith("/")) {
            host.directory(path, mode, owner, group);
        } else {
            host.file(path, content, mode, owner, group);
        }
    }

    /** The commands that make it so. */
    String script() {
        String at = Quote.quote(path);
        if (!link.isEmpty()) {
            return "ln -s " + Quote.quote(link) + " " + at + "\n";
        }
        String make = path.endsWith("/") ? "mkdir -p " + at : "printf %s " + Quote.quote(content) + " >" + at;
        return make + "\nchown " + owner + ":" + group + " " + at + "\nchmod " + Integer.toOctalString(mode) + " " + at
                + "\n";
    }
}
