package dev.sentryprovision.module.files;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Wildcard;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be packed, and where. The host itself lists, orders and packs, so that one look tells whether anything is
 * to be done: the stream that would be packed now is compared with the one in the archive. It is the same when names,
 * contents, modes, owners and times are.
 *
 * @param sources absolute paths and patterns
 */
record Packing(List<String> sources, RemotePath dest, ArchiveModule.Params params) {

    static Packing of(ArchiveModule.Params params, RemotePath dest, Host host) {
        return new Packing(absolute(params.path(), host), dest, params);
    }

    private static List<String> absolute(List<String> paths, Host host) {
        return paths.stream()
                .map(path -> host.resolve(path).text() + (path.endsWith("/") && path.length() > 1 ? "/" : ""))
                .toList();
    }

    /** What the look found. */
    record Found(
            String root,
            String kind,
            List<RemotePath> paths,
            List<String> missing,
            List<String> archived,
            boolean same) {

        static Found of(Reply reply) {
            if (!reply.succeeded()) {
                throw new HostFailure(reply.err().strip());
            }
            List<String> lines = reply.out().lines().toList();
            return new Found(
                    of(lines, "root ").findFirst().orElse(""),
                    of(lines, "kind ").findFirst().orElse("archive"),
                    of(lines, "found ").map(RemotePath::new).toList(),
                    of(lines, "missing ").toList(),
                    of(lines, "entry ").toList(),
                    lines.contains("same"));
        }

        private static Stream<String> of(List<String> lines, String word) {
            return lines.stream()
                    .filter(line -> line.startsWith(word))
                    .map(line -> line.substring(word.length()))
                    .filter(text -> !text.isEmpty());
        }
    }

    Look.Query look() {
        List<Subject> subjects = new ArrayList<>();
        sources.forEach(source -> subjects.add(Subject.path(fixedPart(source))));
        subjects.add(Subject.path(dest));
        String script = prelude() + """
                for p do echo "found $p"; done
                echo "root $root"; echo "kind $kind"
                [ $# != 0 ] || exit 0
                set -f; list "$@" | sed "s|^|entry $root|"
                if [ -f "$dest" ] && [ "$({ plain "$@" || echo failed; } | sha256sum)" = "$(unpack <"$dest" | sha256sum)" ]; then echo same; fi
                """;
        return Look.Query.of(Command.script(script)).dependingOn(subjects.toArray(Subject[]::new));
    }

    /** The folder of a pattern, or the path. */
    private static RemotePath fixedPart(String source) {
        String path = source;
        while (Wildcard.isIn(path)) {
            path = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        }
        return new RemotePath(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    Command make(PathStatus before) {
        String script =
                prelude() + """
                t=${dest%/*}/.archive.$$
                trap 'rm -f "$t" "$t.failed"' EXIT
                umask 077
                { plain "$@" || : >"$t.failed"; } | pack >"$t" || exit
                [ ! -e "$t.failed" ] || exit 1
                """ + new InPlace(dest, before, params.attributes().wanted(), false).script("\"$t\"");
        return Command.script(script);
    }

    /** Leaves what is there as the arguments, and tells what is missing. */
    private String prelude() {
        StringBuilder script = new StringBuilder("export LC_ALL=C\n");
        script.append("dest=").append(Quote.quote(dest.text())).append('\n');
        String program = params.format().program();
        script.append("command -v " + program + " >/dev/null || { echo \"the host has no " + program
                + ": install it, or take another format\" >&2; exit 1; }\n");
        script.append("set --").append(words()).append('\n');
        script.append("""
                for p do shift; if [ -e "$p" ] || [ -h "$p" ]; then [ "$p" = "$dest" ] || set -- "$@" "$p"; else echo "missing $p"; fi; done
                root=; for p do d=${p%/*}/; [ -n "$root" ] || root=$d
                  while case $d in "$root"*) false;; esac; do root=${root%/}; root=${root%/*}/; done; done
                kind=archive
                """);
        if (params.format().takesOneFile() && !params.forceArchive()) {
            script.append("if [ $# = 1 ] && [ -f \"$1\" ]; then kind=compress; fi\n");
        }
        return script.append(functions()).toString();
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        sources.forEach(source -> words.append(' ').append(ShellPattern.quoted(source)));
        return words.toString();
    }

    /** Names in the archive start from the root; one that begins with a dash would be an option. */
    private String functions() {
        return """
                list() (
                  cd "$root" || exit
                  for p do shift; p=${p#"$root"}; set -- "$@" "./$p"; done
                  find "$@" %s -print | sed 's|^\\./||; s|/$||; /^$/d; s|^-|./-|' | sort -u
                )
                plain() {
                  if [ $kind = compress ]; then cat "$1"; else list "$@" | (cd "$root" && %s); fi
                }
                pack() { %s; }
                unpack() { %s; }
                """.formatted(
                        exclusions(),
                        archiver(),
                        params.format().pack(),
                        params.format().unpack());
    }

    /** A tar that takes no list of names (busybox) gets them as arguments. */
    private String archiver() {
        return params.format() == ArchiveFormat.ZIP ? "zip -q -X - -@" : """
                        if tar --help 2>&1 | grep -q files-from; then tar -cf - --no-recursion -T /dev/stdin; else
                          set -f; IFS='
                        '; tar -cf - --no-recursion $(cat); fi""";
    }

    private String exclusions() {
        StringBuilder find = new StringBuilder();
        Stream.concat(Stream.of(dest.text()), params.excludePath().stream())
                .forEach(path -> find.append(pattern(path)).append(" -prune -o "));
        params.exclusionPatterns()
                .forEach(each -> find.append("! ").append(pattern(each)).append(' '));
        return find.toString();
    }

    /** The paths that find sees start from the root; those of the user from anywhere. */
    private static String pattern(String text) {
        String quoted = Quote.quote(text);
        return text.startsWith("/")
                ? "-path \"./$(x=" + quoted + "; printf %s \"${x#\"$root\"}\")\""
                : "\\( -path " + quoted + " -o -path " + Quote.quote("./" + text) + " \\)";
    }
}
