package dev.sentryprovision.module.packages;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Need;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Packages of Alpine. */
@ModuleSpec(
        name = "apk",
        collection = "community.general",
        summary = "Installs, upgrades and removes packages of Alpine.",
        returns = {"packages: what came, went or changed", "stdout, stderr: what apk said"})
public final class ApkModule implements Module<ApkModule.Params> {

    /** What packages should be. */
    public enum State {
        PRESENT,
        INSTALLED,
        LATEST,
        ABSENT,
        REMOVED
    }

    @Rule(oneOf = {"name", "update_cache", "upgrade"})
    @Rule(exclusive = {"name", "upgrade"})
    public record Params(
            @Param("The packages, each with a version if need be: name=1.2-r0.")
            List<String> name,

            @Param(value = "What they should be.", defaultValue = "present")
            State state,

            @Param(value = "With upgrade, also go back to what repositories have.", defaultValue = "no")
            boolean available,

            @Param(value = "Keep no lists on the host.", defaultValue = "no")
            boolean noCache,

            @Param("Repositories to take packages from, instead of those of the host.")
            List<String> repository,

            @Param(value = "Fetch lists first.", defaultValue = "no")
            boolean updateCache,

            @Param(value = "Upgrade all packages.", defaultValue = "no")
            boolean upgrade,

            @Param(value = "The file of what should be installed.", defaultValue = "/etc/apk/world")
            String world) {

        boolean removes() {
            return state == State.ABSENT || state == State.REMOVED;
        }

        String apk() {
            List<String> words = new ArrayList<>(List.of("apk"));
            if (noCache) {
                words.add("--no-cache");
            }
            repository.forEach(url -> words.addAll(List.of("--repository", url)));
            if (!repository.isEmpty()) {
                words.addAll(List.of("--repositories-file", "/dev/null"));
            }
            return Quote.quote(words);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        if (params.updateCache) {
            change(
                    params.apk() + " update",
                    Effect.of("fetch package lists").touching(Subject.anyOf("package lists")),
                    host);
        }
        if (params.upgrade) {
            return upgrade(params, host);
        }
        Map<String, String> wrong = wrong(params, host);
        if (wrong.isEmpty()) {
            return Outcome.ok().with("msg", "package(s) already " + (params.removes() ? "removed" : "installed"));
        }
        Effect effect = Effect.of((params.removes() ? "remove" : "install") + " packages");
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            effect = effect.changing(each.getKey(), each.getValue(), params.removes() ? "absent" : "present")
                    .touching(Subject.named("package", plain(each.getKey())));
        }
        String verb = params.removes() ? " del " : params.state == State.LATEST ? " add -u " : " add ";
        String words = verb + Quote.quote(List.copyOf(wrong.keySet()));
        if (!params.removes()) {
            effect = effect.needing(possible(params.apk() + " --simulate" + words));
        }
        Outcome outcome = change(params.apk() + words, effect, host);
        return outcome.with("packages", List.copyOf(wrong.keySet()))
                .with(
                        "msg",
                        (params.removes() ? "removed " : "installed ") + String.join(" ", wrong.keySet())
                                + " package(s)");
    }

    private static Need possible(String simulation) {
        return Need.success(
                Command.script("o=$(" + simulation + " 2>&1) || { printf '%s\\n' \"$o\" >&2; exit 1; }"),
                Subject.anyOf("command"),
                Subject.anyOf("package lists"),
                Subject.path(new RemotePath("/etc/apk")));
    }

    private static Outcome upgrade(Params params, Host host) {
        String command = params.apk() + " upgrade" + (params.available ? " --available" : "");
        Reply reply = look(command + " --simulate", params, host);
        boolean nothing = reply.out().lines().noneMatch(line -> line.startsWith("("));
        return nothing
                ? Outcome.ok().with("msg", "packages already upgraded")
                : change(command, Effect.of("upgrade all packages").touching(Subject.anyOf("package")), host)
                        .with("msg", "upgraded packages");
    }

    /** {@code apk info -e} knows names and versions; what world names stays when something else needs it. */
    private static Map<String, String> wrong(Params params, Host host) {
        String newer = params.state == State.LATEST
                ? "elif [ -n \"$(apk version -q -l '<' \"${n%%[=<>~]*}\" 2>/dev/null)\" ]; then echo \"outdated $n\"\n"
                : "";
        Reply reply = look(
                "for n in " + Quote.quote(params.name) + "; do\nif ! apk info -e \"$n\" >/dev/null 2>&1 || ! grep -q "
                        + "\"^${n%%[=<>~]*}\\([=<>~@].*\\)*$\" " + Quote.quote(params.world)
                        + "; then echo \"$(apk info -e \"${n%%[=<>~]*}\" >/dev/null 2>&1 && echo unwanted || echo absent) $n\"\n"
                        + newer + "else echo \"installed $n\"; fi; done",
                params,
                host);
        Map<String, String> wrong = new LinkedHashMap<>();
        reply.out().lines().map(line -> line.split(" ", 2)).forEach(words -> {
            boolean act = params.removes() ? !words[0].equals("absent") : !words[0].equals("installed");
            if (act) {
                wrong.put(words[1], words[0]);
            }
        });
        return wrong;
    }

    private static String plain(String name) {
        return name.replaceFirst("[=<>~].*", "");
    }

    private static Reply look(String script, Params params, Host host) {
        Subject[] packages = params.name.stream()
                .map(name -> Subject.named("package", plain(name)))
                .toArray(Subject[]::new);
        Reply reply = host.look(Look.Query.of(Command.script(
                        "command -v apk >/dev/null || { echo 'there is no apk here' >&2; exit 127; }\n" + script))
                .dependingOn(packages));
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("asking apk", reply);
        }
        return reply;
    }

    private static Outcome change(String script, Effect effect, Host host) {
        return switch (host.run(Command.script(PackageLock.ofApk().script() + script), effect)) {
            case RunResult.NotRun _ -> Outcome.ok();
            case RunResult.Ran(Reply reply) -> {
                if (!reply.succeeded()) {
                    throw HostFailure.ofCommand(effect.summary(), reply);
                }
                yield Outcome.ok().with("stdout", reply.out()).with("stderr", reply.err());
            }
        };
    }
}
