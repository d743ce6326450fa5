package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.shell.Command;
import java.util.Map;

/** Which services there are, and how they are. */
@ModuleSpec(
        name = "service_facts",
        summary = "Tells which services there are, whether they run and whether they are enabled, as facts.",
        facts = "services",
        returns = "ansible_facts: services, by name (with .service under systemd) name, state, status and source",
        examples = """
                - service_facts:
                - debug:
                    msg: "{{ ansible_facts.services['docker.service'].state }}"
                  when: "'docker.service' in ansible_facts.services"
                """)
public final class ServiceFactsModule implements Module<ServiceFactsModule.Params> {

    public record Params() {}

    @Override
    public Outcome run(Params params, Host host) {
        Look.Query query = Look.Query.of(Command.script(ServiceLists.SCRIPT))
                .dependingOn(Subject.anyOf("unit"), Subject.anyOf("package"));
        Map<String, Object> facts =
                Map.of("services", ServiceLists.parse(host.look(query).out()));
        return Outcome.ok().with("ansible_facts", facts).withFacts(facts);
    }
}
