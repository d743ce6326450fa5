package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.util.Optional;

/** Makes a block of lines between markers present or absent. */
@ModuleSpec(
        name = "blockinfile",
        summary = "Makes a block of lines, between two marker lines, present or absent in a text file.",
        returns = {"msg: what was done", "backup: where the old content went"})
public final class BlockinfileModule implements Module<BlockinfileModule.Params> {

    /** Whether the block should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    @Rule(exclusive = {"insertbefore", "insertafter"})
    public record Params(
            @Param(
                    value = "The file.",
                    required = true,
                    aliases = {"dest", "destfile", "name"})
            RemotePath path,

            @Param(value = "Whether the block should be there.", defaultValue = "present")
            State state,

            @Param(
                    value = "The marker lines; {mark} in it becomes marker_begin and marker_end.",
                    defaultValue = "# {mark} ANSIBLE MANAGED BLOCK")
            String marker,

            @Param(value = "What {mark} becomes above the block.", defaultValue = "BEGIN")
            String markerBegin,

            @Param(value = "What {mark} becomes below the block.", defaultValue = "END")
            String markerEnd,

            @Param(value = "The lines; without any the block is removed.", aliases = "content")
            Optional<String> block,

            @Param("A new block goes after the last line that matches this regular expression; or EOF.")
            Optional<String> insertafter,

            @Param("A new block goes before the last line that matches this regular expression; or BOF.")
            Optional<String> insertbefore,

            @Param(value = "Make the file when it is missing.", defaultValue = "no")
            boolean create,

            @Param(value = "Have a blank line after the block.", defaultValue = "no")
            boolean appendNewline,

            @Param(value = "Have a blank line before the block.", defaultValue = "no")
            boolean prependNewline,

            FileAttributes attributes,
            Replacing replacing) {

        String wantedBlock() {
            return state == State.PRESENT ? block.orElse("") : "";
        }

        BlockEdit edit(EditableText file) {
            return new BlockEdit(
                    file.foreign(marker.replace("{mark}", markerBegin)),
                    file.foreign(marker.replace("{mark}", markerEnd)),
                    file.foreign(wantedBlock()),
                    insertafter.map(file::foreign),
                    insertbefore.map(file::foreign),
                    prependNewline,
                    appendNewline);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        boolean present = params.state == State.PRESENT;
        String message = params.wantedBlock().isEmpty() ? "Block removed" : "Block inserted";
        Outcome missing = !present || params.create
                ? Outcome.ok().with("msg", "File " + params.path + " not present")
                : Outcome.failed("Path " + params.path + " does not exist !").with("rc", 257L);
        return new TextEdit(params.path, params.attributes, params.replacing, params.create && present)
                .apply(
                        host,
                        file -> {
                            String text = params.edit(file).apply(file);
                            String done = file.exists() ? message : "File created";
                            return new TextEdit.Edited(text, text.equals(file.text()) ? "" : done);
                        },
                        missing);
    }
}
