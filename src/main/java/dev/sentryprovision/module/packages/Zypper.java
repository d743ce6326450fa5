package dev.sentryprovision.module.packages;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.packages.PackageModule.State;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Packages of SUSE; one look tells which of them are missing or outdated. */
record Zypper(PackageModule.Params params, Host host) {

    Outcome reach() {
        if (!params.options().isEmpty()) {
            throw new HostFailure("zypper takes no "
                    + String.join(", ", params.options().keySet()) + "; leave it out where 'package' meets zypper");
        }
        boolean remove = params.state() == State.ABSENT || params.state() == State.REMOVED;
        Reply reply = host.look(Look.Query.of(look())
                .dependingOn(params.name().stream()
                        .map(name -> Subject.named("package", name))
                        .toArray(Subject[]::new)));
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("asking for packages", reply);
        }
        Map<String, String> status = reply.out()
                .lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(words -> words[1], words -> words[0], (one, _) -> one, LinkedHashMap::new));
        Set<String> wanted = remove ? Set.of("installed", "outdated") : Set.of("missing", "outdated");
        List<String> names = params.name().stream()
                .filter(name -> wanted.contains(status.getOrDefault(name, "missing")))
                .toList();
        if (names.isEmpty()) {
            return Outcome.ok();
        }
        Effect effect = Effect.of((remove ? "remove" : "install") + " packages");
        for (String name : names) {
            String before = status.getOrDefault(name, "missing").equals("missing") ? "absent" : status.get(name);
            effect = effect.changing(name, before, remove ? "absent" : "present")
                    .touching(Subject.named("package", name));
        }
        return outcome(effect, host.run(change(remove, names), effect));
    }

    private static Outcome outcome(Effect effect, RunResult result) {
        return switch (result) {
            case RunResult.NotRun _ -> Outcome.ok();
            case RunResult.Ran(Reply reply) -> {
                if (!reply.succeeded()) {
                    throw HostFailure.ofCommand(effect.summary(), reply);
                }
                yield Outcome.ok().with("stdout", reply.out()).with("stderr", reply.err());
            }
        };
    }

    /** Prints installed, missing or outdated before each name. */
    private Command look() {
        boolean latest = params.state() == State.LATEST;
        return Command.script("for n in " + Quote.quote(params.name())
                + "; do\n  if ! rpm -q --whatprovides \"$n\" >/dev/null 2>&1; then echo \"missing $n\"\n"
                + (latest ? "  elif zypper -q list-updates | grep -q \"| $n \"; then echo \"outdated $n\"\n" : "")
                + "  else echo \"installed $n\"; fi\ndone");
    }

    private static Command change(boolean remove, List<String> names) {
        return Command.script("zypper -n " + (remove ? "remove " : "install ") + Quote.quote(names));
    }
}
