package dev.sentryprovision.module.packages;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which packages are installed. */
@ModuleSpec(
        name = "package_facts",
        summary = "Tells which packages are installed, as facts.",
        facts = "packages",
        returns = "ansible_facts: packages, by name a list of name, version, arch, source and more",
        examples = """
                - package_facts:
                - debug:
                    msg: "{{ ansible_facts.packages['docker-ce'][0].version }}"
                  when: "'docker-ce' in ansible_facts.packages"
                """)
public final class PackageFactsModule implements Module<PackageFactsModule.Params> {

    /** Which tool is asked. */
    public enum Tool {
        AUTO,
        APT,
        RPM,
        APK,
        PACMAN
    }

    /** What is done where several tools have packages. */
    public enum Strategy {
        FIRST,
        ALL
    }

    public record Params(
            @Param(value = "The tools to ask, the first one first; auto is any that is there.", defaultValue = "auto")
            List<Tool> manager,

            @Param(value = "Whether the first tool that has packages tells, or all of them do.", defaultValue = "first")
            Strategy strategy) {}

    @Override
    public Outcome run(Params params, Host host) {
        Look.Query query = Look.Query.of(Command.script(PackageLists.SCRIPT)).dependingOn(Subject.anyOf("package"));
        List<PackageList> lists = PackageLists.parse(host.look(query).out()).stream()
                .filter(list -> params.manager.contains(Tool.AUTO) || params.manager.contains(list.tool()))
                .toList();
        if (lists.isEmpty()) {
            return Outcome.failed("none of apt (dpkg), rpm, apk and pacman has packages here"
                    + (params.manager.contains(Tool.AUTO) ? "" : ", or 'manager' leaves it out"));
        }
        Map<String, Object> packages = new LinkedHashMap<>();
        lists.stream()
                .limit(params.strategy == Strategy.ALL ? lists.size() : 1)
                .forEach(list -> list.packages().forEach(packages::putIfAbsent));
        Map<String, Object> facts = Map.of("packages", packages);
        return Outcome.ok().with("ansible_facts", facts).withFacts(facts);
    }
}
