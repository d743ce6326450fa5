package dev.sentryprovision.module.files;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.HashSet;
import java.util.Set;

/** Which users and groups of the control machine the host knows by name. */
record KnownAccounts(Set<String> users, Set<String> groups) {

    /** In a dry run accounts that an earlier task makes count as known: all that are asked for. */
    static Asked<KnownAccounts> ask(Set<String> users, Set<String> groups, Host host) {
        if (users.isEmpty() && groups.isEmpty()) {
            return () -> new KnownAccounts(Set.of(), Set.of());
        }
        String script = """
                known() {
                  if command -v getent >/dev/null; then getent "$1" "$2" >/dev/null; else grep -q "^$2:" "/etc/$1"; fi
                }
                for n in %s; do ! known passwd "$n" || echo "u $n"; done
                for n in %s; do ! known group "$n" || echo "g $n"; done
                """.formatted(
                        Quote.quote(users.stream().sorted().toList()),
                        Quote.quote(groups.stream().sorted().toList()));
        Asked<Reply> asked = host.ask(
                Look.Query.of(Command.script(script)).dependingOn(Subject.anyOf("user"), Subject.anyOf("group")));
        return () -> {
            try {
                return read(asked.get().out());
            } catch (UnknownUntilApplied _) {
                return new KnownAccounts(users, groups);
            }
        };
    }

    private static KnownAccounts read(String out) {
        Set<String> users = new HashSet<>();
        Set<String> groups = new HashSet<>();
        out.lines().forEach(line -> (line.startsWith("u ") ? users : groups).add(line.substring(2)));
        return new KnownAccounts(users, groups);
    }
}
