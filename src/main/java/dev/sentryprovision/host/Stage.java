package dev.sentryprovision.host;

import dev.sentryprovision.host.PathStatus.Kind;
import dev.sentryprovision.shell.Quote;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Files, folders and links that go to a machine in one stream. They are unpacked into a folder beside where they belong,
 * so that each gets into its place by a rename: a stream that breaks off leaves nothing in place. A new folder is renamed
 * with all in it.
 */
final class Stage {

    static final String NO_TAR = "there is no tar";

    /** Names in one command: far from what systems allow. */
    private static final int AT_ONCE = 500;

    private final String name;
    private final List<Planned> planned;
    private final Set<RemotePath> newFolders = new HashSet<>();

    Stage(List<Planned> planned, String nonce) {
        this.planned = planned;
        this.name = ".sentry-provision." + nonce;
        planned.stream()
                .filter(each -> each.step() instanceof Step.MakeDirectory)
                .forEach(each -> newFolders.add(each.step().path()));
    }

    /** Whether a step can be taken this way. */
    static boolean admits(Planned each) {
        PathStatus before = each.situation().status();
        return switch (each.step()) {
            case Step.MakeDirectory _ -> true;
            case Step.MakeLink(RemotePath _, String _, Host.LinkKind kind) ->
                kind == Host.LinkKind.SYMBOLIC && !before.exists();
            case Step.Write(FileWrite write) ->
                write.validate().isEmpty()
                        && !write.backup()
                        && !write.unsafe()
                        && (before.isFile() || !before.exists());
            case Step.Remove _, Step.SetAttributes _, Step.Touch _ -> false;
        };
    }

    /**
     * What the stream goes to; of one that breaks off, nothing is left. Times are the machine's own, unless some are
     * given.
     */
    String receiver() {
        boolean timed = planned.stream()
                .anyMatch(each -> each.step() instanceof Step.Write(FileWrite write)
                        && write.modified().isPresent());
        return "command -v tar >/dev/null || { echo '" + NO_TAR + "' >&2; exit 1; }; umask 077; tar "
                + (timed ? "-xpf" : "-xpmf") + " - -C / || { " + cleanUp().strip() + "; exit 1; }";
    }

    InputStream stream() {
        TarStream tar = new TarStream();
        double now = planned.getFirst().situation().now();
        PathStatus closed = new PathStatus(Kind.DIRECTORY, 0700, "", "", 0, 0, 0, now, now, now, 0, 0, 2, "");
        folders().forEach(folder -> tar.directory(nameIn(folder.child(name)), closed));
        for (Planned each : planned) {
            String at = nameIn(staged(each.step().path()));
            PathStatus after = each.change().after().status();
            switch (each.step()) {
                case Step.MakeDirectory _ -> tar.directory(at, after);
                case Step.MakeLink _ -> tar.link(at, after);
                case Step.Write(FileWrite write) -> tar.file(at, after, write.content());
                case Step.Remove _, Step.SetAttributes _, Step.Touch _ ->
                    throw new IllegalStateException("not for a stage: " + each.step());
            }
        }
        return tar.open();
    }

    /** Removes what is left of it. */
    String cleanUp() {
        return "rm -rf -- "
                + Quote.quote(folders().stream()
                        .map(folder -> folder.child(name).text())
                        .toList()) + "\n";
    }

    /** Puts all in place; {@code after} each command come the numbers of what it has put there, after {@code mark}. */
    String intoPlace(String mark) {
        StringBuilder script = new StringBuilder(
                "sp_x=; [ ! -e /sys/fs/selinux/enforce ] || ! command -v restorecon >/dev/null || sp_x=y\n");
        script.append(owners());
        for (RemotePath folder : folders()) {
            List<Integer> here = new ArrayList<>();
            for (int i = 0; i < planned.size(); i++) {
                if (planned.get(i).step().path().parent().equals(folder)) {
                    here.add(i);
                }
            }
            script.append("cd ").append(Quote.quote(folder.child(name).text())).append(" || exit\n");
            for (int from = 0; from < here.size(); from += AT_ONCE) {
                script.append(move(here.subList(from, Math.min(from + AT_ONCE, here.size())), mark));
            }
            script.append("cd / && rmdir -- ")
                    .append(Quote.quote(folder.child(name).text()))
                    .append(" || exit\n");
        }
        return script.toString();
    }

    private String move(List<Integer> numbers, String mark) {
        String names = Quote.quote(numbers.stream()
                .map(i -> planned.get(i).step().path().fileName())
                .toList());
        StringBuilder done = new StringBuilder();
        for (int number : numbers) {
            done.append(' ').append(number);
            Planned each = planned.get(number);
            if (each.step() instanceof Step.MakeDirectory(RemotePath path, Attributes _, boolean _)) {
                belowOf(path).forEach(below -> done.append(' ').append(below));
            }
        }
        return """
                [ -z "$sp_x" ] || for sp_n in %s; do [ ! -e "../$sp_n" ] || chcon --reference="../$sp_n" -- "$sp_n" 2>/dev/null; done
                mv -f -- %s .. || exit
                [ -z "$sp_x" ] || (cd .. && restorecon -R -- %s 2>/dev/null) || :
                echo '%s%s'
                """.formatted(names, names, names, mark, done);
    }

    private List<Integer> belowOf(RemotePath folder) {
        List<Integer> below = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            RemotePath path = planned.get(i).step().path();
            if (path.startsWith(folder) && !path.equals(folder)) {
                below.add(i);
            }
        }
        return below;
    }

    /** tar has given numbers; names, and what only root's tar gives, are given here, one command for each owner. */
    private String owners() {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        StringBuilder modes = new StringBuilder();
        for (Planned each : planned) {
            PathStatus after = each.change().after().status();
            Ownership wanted = Ownership.of(after);
            boolean byTar = wanted.uid() != Ownership.UNTOLD
                    && wanted.gid() != Ownership.UNTOLD
                    && (each.situation().account().isRoot() || wanted.equals(Ownership.ofNew(each.situation())));
            if (!byTar) {
                String at = staged(each.step().path()).text();
                paths.computeIfAbsent(wanted.spec(), _ -> new ArrayList<>()).add(at);
                if ((after.mode() & 06000) != 0 && !after.isLink()) {
                    modes.append(String.format(Locale.ROOT, "chmod %05o %s || exit\n", after.mode(), Quote.quote(at)));
                }
            }
        }
        StringBuilder script = new StringBuilder();
        paths.forEach((spec, all) -> {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
                script.append("chown -h ")
                        .append(Quote.quote(spec))
                        .append(" -- ")
                        .append(Quote.quote(some))
                        .append(" || exit\n");
            }
        });
        return script.append(modes).toString();
    }

    /** The folders that are there already, in which something is to appear. */
    private Set<RemotePath> folders() {
        Set<RemotePath> folders = new LinkedHashSet<>();
        planned.forEach(each -> folders.add(folderOf(each.step().path())));
        return folders;
    }

    private RemotePath folderOf(RemotePath path) {
        RemotePath folder = path.parent();
        while (newFolders.contains(folder)) {
            folder = folder.parent();
        }
        return folder;
    }

    private RemotePath staged(RemotePath path) {
        RemotePath folder = folderOf(path);
        String below = folder.isRoot()
                ? path.text()
                : path.text().substring(folder.text().length());
        return new RemotePath(folder.child(name).text() + below);
    }

    private static String nameIn(RemotePath path) {
        return path.text().substring(1);
    }
}
