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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Locales of Debian and its relatives. */
@ModuleSpec(
        name = "locale_gen",
        collection = "community.general",
        summary = "Makes locales of Debian and Ubuntu present or absent.",
        returns = {"name: the locales", "mechanism: glibc, which has its list in /etc/locale.gen"})
public final class LocaleGenModule implements Module<LocaleGenModule.Params> {

    private static final RemotePath FILE = new RemotePath("/etc/locale.gen");
    private static final Pattern ENTRY = Pattern.compile("#?\\s*(\\S+) (\\S+)\\s*");

    /** Whether the locales should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    public record Params(
            @Param(value = "The locales: de_CH.UTF-8.", required = true)
            List<String> name,

            @Param(value = "Whether they should be there.", defaultValue = "present")
            State state) {}

    @Override
    public Outcome run(Params params, Host host) {
        Asked<Reply> asked = host.ask(Look.Query.of(Command.of("locale", "-a"))
                .dependingOn(Subject.anyOf("locale"))
                .mayAppearWith(Subject.anyOf("package")));
        ConfigText file = ConfigText.read(FILE, host);
        if (!file.exists()) {
            return Outcome.failed("/etc/locale.gen is missing. Is the package \"locales\" installed?");
        }
        Set<String> there =
                asked.get().out().lines().map(LocaleGenModule::plain).collect(Collectors.toSet());
        boolean present = params.state == State.PRESENT;
        List<String> wrong = params.name.stream()
                .filter(name -> there.contains(plain(name)) != present)
                .toList();
        List<String> unknown =
                params.name.stream().filter(name -> !isOffered(name, file)).toList();
        if (!unknown.isEmpty()) {
            return Outcome.failed("The following locales you've entered are not available on your system: "
                    + String.join(", ", unknown));
        }
        if (!wrong.isEmpty()) {
            file.write(edited(file, wrong, present), 0644, false, host);
            Effect effect = Effect.of("generate locales").touching(Subject.anyOf("locale"));
            for (String name : wrong) {
                effect = effect.changing(name, present ? "absent" : "present", present ? "present" : "absent");
            }
            host.mustRun(Command.script("locale-gen" + (present ? "" : " --purge")), effect);
        }
        return Outcome.ok().with("name", params.name).with("mechanism", "glibc").with("msg", "OK");
    }

    /** The command locale writes encodings without hyphens and in lower case. */
    private static String plain(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? name
                : name.substring(0, dot) + name.substring(dot).replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isOffered(String name, ConfigText file) {
        return file.lines().stream()
                .map(ENTRY::matcher)
                .anyMatch(matcher -> matcher.matches() && matcher.group(1).equals(name));
    }

    private static String edited(ConfigText file, List<String> names, boolean present) {
        List<String> lines = new ArrayList<>();
        for (String line : file.lines()) {
            Matcher matcher = ENTRY.matcher(line);
            boolean meant = matcher.matches() && names.contains(matcher.group(1));
            lines.add(meant ? (present ? "" : "# ") + matcher.group(1) + " " + matcher.group(2) : line);
        }
        return ConfigText.text(lines);
    }
}
