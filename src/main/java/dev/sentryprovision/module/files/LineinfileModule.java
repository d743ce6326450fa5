package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.util.Optional;

/** Makes one line of a file present or absent. */
@ModuleSpec(
        name = "lineinfile",
        summary = "Makes one line of a text file present or absent.",
        returns = {
            "msg: what was done",
            "found: how many lines were removed, with state absent",
            "backup: where the old content went"
        },
        examples = """
                - lineinfile:
                    path: /etc/ssh/sshd_config
                    regexp: ^#?PasswordAuthentication
                    line: PasswordAuthentication no
                    validate: sshd -t -f %s
                """)
public final class LineinfileModule implements Module<LineinfileModule.Params> {

    /** Whether the line should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    @Rule(exclusive = {"insertbefore", "insertafter"})
    @Rule(exclusive = {"regexp", "search_string"})
    @Rule(exclusive = {"backrefs", "search_string"})
    @Rule(
            when = "backrefs",
            is = {"true", "yes"},
            needs = "regexp")
    @Rule(when = "state", is = "present", needs = "line")
    public record Params(
            @Param(
                    value = "The file.",
                    required = true,
                    aliases = {"dest", "destfile", "name"})
            RemotePath path,

            @Param(value = "Whether the line should be there.", defaultValue = "present")
            State state,

            @Param(
                    value = "The line to replace, or the lines to remove, as a regular expression of Python.",
                    aliases = "regex")
            Optional<String> regexp,

            @Param("The same as a literal part of the line.")
            Optional<String> searchString,

            @Param(value = "The line.", aliases = "value") Optional<String> line,

            @Param("Where no line matches, add it after the last line that matches this; or BOF, EOF.")
            Optional<String> insertafter,

            @Param("Where no line matches, add it before the last line that matches this; or BOF.")
            Optional<String> insertbefore,

            @Param("Groups of regexp can be used in line (\\1, \\g<name>); where it does not match, do nothing.")
            Optional<Boolean> backrefs,

            @Param(value = "Make the file when it is missing.", defaultValue = "no")
            boolean create,

            @Param(value = "The first line that matches counts, not the last.", defaultValue = "no")
            boolean firstmatch,

            FileAttributes attributes,
            Replacing replacing) {

        LineEdit edit(EditableText file) {
            return new LineEdit(
                    regexp.map(file::foreign),
                    searchString.map(file::foreign),
                    file.foreign(line.orElse("")),
                    insertafter.map(file::foreign),
                    insertbefore.map(file::foreign),
                    backrefs.orElse(false),
                    firstmatch);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        boolean present = params.state == State.PRESENT;
        if (!present && params.regexp.isEmpty() && params.searchString.isEmpty() && params.line.isEmpty()) {
            return Outcome.failed("one of 'line', 'search_string', 'regexp' is required with state absent");
        }
        int[] count = {0};
        TextEdit edit = new TextEdit(params.path, params.attributes, params.replacing, params.create && present);
        Outcome outcome = edit.apply(
                host,
                file -> {
                    LineEdit.Edited edited = present
                            ? params.edit(file).present(file.lines())
                            : params.edit(file).absent(file.lines());
                    count[0] = edited.count();
                    return new TextEdit.Edited(edited.text(), edited.message());
                },
                missing(params, present));
        return present ? outcome : outcome.with("found", (long) count[0]);
    }

    private static Outcome missing(Params params, boolean present) {
        return present
                ? Outcome.failed("Destination " + params.path + " does not exist !")
                        .with("rc", 257L)
                : Outcome.ok().with("msg", "file not present");
    }
}
