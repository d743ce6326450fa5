package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The host's name. */
@ModuleSpec(
        name = "hostname",
        summary = "Sets the host's name, now and for the next boot.",
        returns = {"name: the name", "ansible_facts: ansible_hostname, ansible_nodename, ansible_fqdn, ansible_domain"})
public final class HostnameModule implements Module<HostnameModule.Params> {

    private static final RemotePath FILE = new RemotePath("/etc/hostname");
    private static final Look.Query NAME = Look.Query.of(Command.of("uname", "-n"));

    /** Ways to set it. */
    public enum Strategy {
        ALPINE,
        DEBIAN,
        FREEBSD,
        GENERIC,
        MACOS,
        MACOSX,
        DARWIN,
        OPENBSD,
        OPENRC,
        REDHAT,
        SLES,
        SOLARIS,
        SYSTEMD
    }

    public record Params(
            @Param(value = "The name.", required = true) String name,

            @Param("Accepted for compatibility: the file /etc/hostname and the kernel's name are what all of them set.")
            Optional<Strategy> use) {}

    @Override
    public Outcome run(Params params, Host host) {
        if (params.name.length() > 64 || !params.name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            return Outcome.failed("'" + params.name + "' is not a name for a host: letters, digits, dots and hyphens,"
                    + " not at its ends, 64 at most");
        }
        Look.Query look = NAME.dependingOn(Subject.named("hostname", ""));
        Asked<Reply> asked = host.ask(look);
        ConfigText file = ConfigText.read(FILE, host);
        String current = asked.get().out().strip();
        if (!file.text().strip().equals(params.name)) {
            // In a container it is a mount of its own, which nothing can be renamed over.
            host.write(file.as(params.name + "\n", 0644, false).unsafely(true));
        }
        if (!current.equals(params.name)) {
            Reply answer = Reply.printing(params.name + "\n");
            Effect effect = Effect.of("set the host's name")
                    .changing("hostname", current, params.name)
                    .touching(Subject.named("hostname", ""))
                    .predicting(look, answer);
            host.mustRun(Command.script("hostname " + Quote.quote(params.name)), effect);
        }
        return withFacts(params.name);
    }

    private static Outcome withFacts(String name) {
        int dot = name.indexOf('.');
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("hostname", dot < 0 ? name : name.substring(0, dot));
        facts.put("nodename", name);
        facts.put("fqdn", name);
        facts.put("domain", dot < 0 ? "" : name.substring(dot + 1));
        Map<String, Object> prefixed = new LinkedHashMap<>();
        facts.forEach((key, value) -> prefixed.put("ansible_" + key, value));
        return Outcome.ok().with("name", name).with("ansible_facts", prefixed).withFacts(facts);
    }
}
