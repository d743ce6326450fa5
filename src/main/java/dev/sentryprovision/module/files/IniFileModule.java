package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.util.List;
import java.util.Optional;

/** Makes an option of an INI file present or absent. */
@ModuleSpec(
        name = "ini_file",
        collection = "community.general",
        summary = "Makes an option, or a section, of an INI file present or absent.",
        returns = {"path: the file", "msg: what was done", "backup_file: where the old content went"},
        examples = """
                - community.general.ini_file:
                    path: /etc/systemd/journald.conf
                    section: Journal
                    option: SystemMaxUse
                    value: 1G
                    no_extra_spaces: true
                """)
public final class IniFileModule implements Module<IniFileModule.Params> {

    /** Whether it should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    /** What tells one section from others with its name. */
    @Rule(exclusive = {"value", "values"})
    public record SectionValue(
            @Param(value = "An option that the section has.", required = true)
            String option,

            @Param("Its value; without one, any.") Optional<String> value,
            @Param("Its values: one of them.") List<String> values) {

        List<String> wanted() {
            return value.map(List::of).orElse(values);
        }

        /** Also where it is commented out, as it might be the option that is to be changed. */
        boolean isIn(List<String> lines) {
            return lines.stream()
                    .map(IniLine::parse)
                    .flatMap(Optional::stream)
                    .filter(line -> line.isOf(option))
                    .anyMatch(line -> wanted().isEmpty()
                            || line.value().filter(wanted()::contains).isPresent());
        }
    }

    @Rule(when = "section_has_values", needs = "section")
    @Rule(exclusive = {"value", "values"})
    @Rule(oneOf = {"section", "option"})
    public record Params(
            @Param(value = "The file.", required = true, aliases = "dest")
            RemotePath path,

            @Param("The section; without one, the options before the first section.")
            Optional<String> section,

            @Param(
                    "Of several sections with the name, the first that has all of these; with state present, a section that is"
                            + " added has them.")
            List<SectionValue> sectionHasValues,

            @Param("The option; without one, the section as a whole.")
            Optional<String> option,

            @Param("Its value.") Optional<String> value,
            @Param("Its values, each on a line of its own.") List<String> values,

            @Param(value = "Whether it should be there.", defaultValue = "present")
            State state,

            @Param(value = "The option has no other values.", defaultValue = "yes")
            boolean exclusive,

            @Param(value = "No blanks around the equals sign.", defaultValue = "no")
            boolean noExtraSpaces,

            @Param(value = "A line that differs in blanks only stays as it is.", defaultValue = "no")
            boolean ignoreSpaces,

            @Param(value = "The option may stand without a value.", defaultValue = "no")
            boolean allowNoValue,

            @Param(value = "An option that is commented out is put in place of its comment.", defaultValue = "yes")
            boolean modifyInactiveOption,

            @Param(value = "Make the file when it is missing.", defaultValue = "yes")
            boolean create,

            @Param(value = "Accepted for compatibility: links are always followed.", defaultValue = "no")
            boolean follow,

            @Param(value = "Keep the old content beside it, under a name with the time.", defaultValue = "no")
            boolean backup,

            FileAttributes attributes) {

        List<String> wanted() {
            return value.map(List::of).orElse(values);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        boolean present = params.state == State.PRESENT;
        if (present && params.option.isPresent() && params.wanted().isEmpty() && !params.allowNoValue) {
            return Outcome.failed("No value(s) given for the option '" + params.option.get()
                    + "', which needs one unless allow_no_value is set");
        }
        Outcome missing = present
                ? Outcome.failed("Destination " + params.path + " does not exist!")
                        .with("rc", 257L)
                : Outcome.ok().with("path", params.path.text()).with("msg", "OK");
        Replacing replacing = new Replacing(params.backup, Optional.empty());
        return new TextEdit(params.path, params.attributes, replacing, params.create && present)
                .apply(host, file -> new IniEdit(params, file.lines()).apply(), missing);
    }
}
