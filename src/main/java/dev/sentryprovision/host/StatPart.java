package dev.sentryprovision.host;

import dev.sentryprovision.shell.Quote;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All stats of a batch: one process for all paths, another for links that are followed, none for what is absent. */
record StatPart(List<Look.Stat> stats) implements LookPart {

    static Optional<StatPart> of(Collection<Look<?>> looks) {
        List<Look.Stat> stats = looks.stream()
                .filter(Look.Stat.class::isInstance)
                .map(Look.Stat.class::cast)
                .toList();
        return stats.isEmpty() ? Optional.empty() : Optional.of(new StatPart(stats));
    }

    @Override
    public String script() {
        String all = """
                sp_f='%s
                '$sp_m
                set -- %s
                for sp_p do shift
                if [ -L "$sp_p" ] || [ -e "$sp_p" ]; then set -- "$@" "$sp_p"; printf +; \
                elif sp_n "$sp_p"; then printf -; else printf '!'; fi
                done; sp_z
                [ $# = 0 ] || stat -c "$sp_f" -- "$@" 2>/dev/null
                printf .; sp_z
                for sp_p do [ ! -L "$sp_p" ] || { printf %%s "$sp_p"; sp_z; readlink -n -- "$sp_p" 2>/dev/null; sp_z; }; done
                printf .; sp_z
                """.formatted(StatFormat.FORMAT, words(paths()));
        return followed().isEmpty() ? all : all + followScript();
    }

    private String followScript() {
        return """
                set -- %s
                for sp_p do shift; [ ! -L "$sp_p" ] || [ ! -e "$sp_p" ] || set -- "$@" "$sp_p"; done
                [ $# = 0 ] || stat -L -c "$sp_f" -- "$@" 2>/dev/null
                printf .; sp_z
                """.formatted(words(followed()));
    }

    @Override
    public void read(Frames out, Frames err, Answers answers) {
        String flags = out.nextText();
        Map<String, StatFormat> entries = entries(out);
        Map<String, String> targets = new HashMap<>();
        for (String name = out.nextText(); !name.equals("."); name = out.nextText()) {
            targets.put(name, out.nextText());
        }
        Map<String, StatFormat> behind = followed().isEmpty() ? Map.of() : entries(out);
        List<RemotePath> paths = paths();
        for (Look.Stat look : stats) {
            String path = look.path().text();
            if (flags.charAt(paths.indexOf(look.path())) == '!') {
                answers.refuse(look, "permission denied: " + path);
            } else {
                PathStatus entry = status(entries.get(path), targets.getOrDefault(path, ""));
                answers.put(look, look.follow() && entry.isLink() ? status(behind.get(path), "") : entry);
            }
        }
    }

    private static Map<String, StatFormat> entries(Frames out) {
        Map<String, StatFormat> result = new HashMap<>();
        for (String text = out.nextText(); !text.equals("."); text = out.nextText()) {
            StatFormat entry = StatFormat.parse(text);
            result.put(entry.name(), entry);
        }
        return result;
    }

    /** An entry that went away between the shell's test and stat's is absent too. */
    private static PathStatus status(StatFormat entry, String target) {
        return entry == null ? PathStatus.absent() : entry.status(target);
    }

    private List<RemotePath> paths() {
        return stats.stream().map(Look.Stat::path).distinct().toList();
    }

    private List<RemotePath> followed() {
        return stats.stream().filter(Look.Stat::follow).map(Look.Stat::path).toList();
    }

    private static String words(List<RemotePath> paths) {
        return Quote.quote(paths.stream().map(RemotePath::text).toList());
    }
}
