package dev.sentryprovision.host;

import dev.sentryprovision.shell.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tree by one {@code find} and as few other processes as its size allows. */
record TreePart(Look.Tree look) implements LookPart {

    @Override
    public String script() {
        return """
                sp_p=%s
                if [ -d "$sp_p" ]; then
                find "$sp_p/"%s -exec stat -c 'S%s
                '"$sp_m" -- {} + -type l -exec sh -c 'm=$1; shift; for p do \
                printf "L%%s\\n%%s\\n" "$p" "$m"; readlink -n -- "$p"; printf "\\n%%s\\n" "$m"; done' sh "$sp_m" {} + 2>/dev/null
                fi
                printf .; sp_z
                """.formatted(Quote.quote(look.path().text()), depth(), StatFormat.FORMAT)
                + (look.digests() ? digestScript() : "");
    }

    private String depth() {
        return look.depth() == Look.Tree.ALL ? "" : " -maxdepth " + look.depth();
    }

    private String digestScript() {
        return """
                [ ! -d "$sp_p" ] || find "$sp_p/"%s -type f -exec sha256sum -- {} + 2>/dev/null; sp_z
                """.formatted(depth());
    }

    @Override
    public void read(Frames out, Frames err, Answers answers) {
        Map<RemotePath, StatFormat> entries = new TreeMap<>();
        Map<RemotePath, String> targets = new HashMap<>();
        for (String text = out.nextText(); !text.equals("."); text = out.nextText()) {
            if (text.startsWith("S")) {
                StatFormat entry = StatFormat.parse(text.substring(1));
                entries.put(new RemotePath(entry.name()), entry);
            } else {
                targets.put(new RemotePath(text.substring(1)), out.nextText());
            }
        }
        entries.remove(look.path());
        Map<RemotePath, String> digests = look.digests() ? digests(out.nextText()) : Map.of();
        List<TreeEntry> result = entries.entrySet().stream()
                .map(each -> new TreeEntry(
                        each.getKey(),
                        each.getValue().status(targets.getOrDefault(each.getKey(), "")),
                        Optional.ofNullable(digests.get(each.getKey()))))
                .toList();
        answers.put(look, result);
    }

    private static Map<RemotePath, String> digests(String text) {
        Map<RemotePath, String> result = new HashMap<>();
        DigestLine.parse(text).forEach((name, digest) -> result.put(new RemotePath(name), digest));
        return result;
    }
}
