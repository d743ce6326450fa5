package dev.sentryprovision.module.packages;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.List;
import java.util.Optional;

/** A package file on the host, and the version of its package that is installed. */
record DebFile(String name, String version, Optional<String> installed) {

    static Asked<DebFile> ask(RemotePath path, Host host) {
        String script = "f=" + Quote.quote(path.text()) + """

                n=$(dpkg-deb -f "$f" Package) && v=$(dpkg-deb -f "$f" Version) || exit
                echo "$n"; echo "$v"
                dpkg-query -W -f '${db:Status-Abbrev}${Version}\\n' "$n" 2>/dev/null | sed -n 's/^ii *//p'
                """;
        Asked<Reply> asked = host.ask(Look.Query.of(Command.script(script))
                .dependingOn(Subject.path(path))
                .mayAppearWith(Subject.path(path)));
        return () -> read(asked.get());
    }

    private static DebFile read(Reply reply) {
        List<String> lines = reply.out().lines().toList();
        if (!reply.succeeded() || lines.size() < 2) {
            throw HostFailure.ofCommand("reading the package file", reply);
        }
        return new DebFile(lines.get(0), lines.get(1), lines.size() > 2 ? Optional.of(lines.get(2)) : Optional.empty());
    }

    boolean isInstalled() {
        return installed.filter(version::equals).isPresent();
    }
}
