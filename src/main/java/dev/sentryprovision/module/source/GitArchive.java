package dev.sentryprovision.module.source;

import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.shell.Quote;
import java.util.Map;
import java.util.Optional;

/** An archive of what is checked out, which git writes the same for the same commit. */
record GitArchive(RemotePath path, Optional<String> prefix) {

    private static final Map<String, String> FORMATS =
            Map.of(".zip", "zip", ".tar", "tar", ".gz", "tar.gz", ".tgz", "tar.gz");

    static Optional<GitArchive> of(GitExtras extras) {
        return extras.archive().map(path -> new GitArchive(path, extras.archivePrefix()));
    }

    private String format() {
        String name = path.fileName();
        String extension = name.substring(Math.max(name.lastIndexOf('.'), 0));
        return Optional.ofNullable(FORMATS.get(extension))
                .orElseThrow(() -> new HostFailure("Unable to get file extension from archive file name : " + path
                        + " (it must end in .zip, .tar, .tar.gz or .tgz)"));
    }

    private String command() {
        return "$G -C \"$D\" archive --format=" + format()
                + prefix.map(text -> " --prefix=" + Quote.quote(text)).orElse("") + " HEAD";
    }

    /** Prints a word when the archive is there already. */
    String look() {
        String file = Quote.quote(path.text());
        return "[ ! -f " + file + " ] || { " + command() + " | cmp -s - " + file + " && echo archived; }\n";
    }

    void make(GitCommands commands, boolean updated, Host host) {
        String file = Quote.quote(path.text());
        String script = "t=$(mktemp " + Quote.quote(path.parent() + "/.archive.XXXXXX") + ") || exit\n" + command()
                + " > \"$t\" && chmod \"$(printf %o $((0666 & ~$(umask))))\" \"$t\" && mv -f \"$t\" " + file
                + " || { s=$?; rm -f \"$t\"; exit $s; }\n";
        host.mustRun(
                commands.command(script),
                Effect.of("archive " + path + " of " + (updated ? "the new version" : "the version"))
                        .making(path, Optional.empty()));
    }
}
