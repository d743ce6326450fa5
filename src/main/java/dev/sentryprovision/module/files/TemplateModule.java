package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Controller.TemplateOptions;
import dev.sentryprovision.module.Destination;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Renders a template into a file. */
@ModuleSpec(
        name = "template",
        summary = "Renders a Jinja template of the playbook or role into a file of the host.",
        returns = {
            "dest: where it is now",
            "src: the template",
            "checksum, md5sum, size: of the file",
            "mode, owner, group, uid, gid, state: its attributes, as far as known",
            "backup_file: where the old content went"
        },
        examples = """
                - template:
                    src: config.yml.j2
                    dest: /opt/sentry/sentry/config.yml
                    mode: "0640"
                """)
public final class TemplateModule implements Module<TemplateModule.Params> {

    public record Params(
            @Param(value = "The template, searched for in templates folders.", required = true)
            String src,

            @Param(
                    value = "Where it goes. A slash at its end, or a directory that is there, puts it inside.",
                    required = true)
            Destination dest,

            @Param(value = "Replace a file that is there.", defaultValue = "yes")
            boolean force,

            @Param(value = "Write to what a link at dest points to.", defaultValue = "no")
            boolean follow,

            @Param(value = "Remove the newline after a block.", defaultValue = "yes")
            boolean trimBlocks,

            @Param(value = "Remove blanks before a block.", defaultValue = "no")
            boolean lstripBlocks,

            @Param(value = "How lines end: \\n, \\r or \\r\\n.", defaultValue = "\\n")
            String newlineSequence,

            @Param("What opens a block instead of {%.") Optional<String> blockStartString,
            @Param("What closes a block instead of %}.") Optional<String> blockEndString,

            @Param("What opens an expression instead of {{.")
            Optional<String> variableStartString,

            @Param("What closes an expression instead of }}.")
            Optional<String> variableEndString,

            @Param("What opens a comment instead of {#.") Optional<String> commentStartString,
            @Param("What closes a comment instead of #}.") Optional<String> commentEndString,

            @Param(value = "How the file's text is encoded.", defaultValue = "utf-8")
            Encoding outputEncoding,

            CopyAttributes attributes,
            Replacing replacing,
            Controller controller) {

        TemplateOptions options() {
            return new TemplateOptions(trimBlocks, lstripBlocks, newline(), markers());
        }

        private String newline() {
            return switch (newlineSequence) {
                case "\\n", "\n" -> "\n";
                case "\\r", "\r" -> "\r";
                case "\\r\\n", "\r\n" -> "\r\n";
                default ->
                    throw new ProblemException(
                            Problem.error("parameter 'newline_sequence' must be one of \\n, \\r, \\r\\n"));
            };
        }

        private Map<String, String> markers() {
            Map<String, String> markers = new LinkedHashMap<>();
            blockStartString.ifPresent(text -> markers.put("block_start_string", text));
            blockEndString.ifPresent(text -> markers.put("block_end_string", text));
            variableStartString.ifPresent(text -> markers.put("variable_start_string", text));
            variableEndString.ifPresent(text -> markers.put("variable_end_string", text));
            commentStartString.ifPresent(text -> markers.put("comment_start_string", text));
            commentEndString.ifPresent(text -> markers.put("comment_end_string", text));
            return markers;
        }

        CopyModule.Params copy() {
            return new CopyModule.Params(
                    Optional.of(src),
                    Optional.empty(),
                    dest,
                    force,
                    false,
                    Optional.empty(),
                    follow,
                    true,
                    Optional.empty(),
                    true,
                    attributes,
                    replacing,
                    controller);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Path template = params.controller.locate("templates", params.src);
        String text = params.controller.render(template, params.src, params.dest.text(), params.options());
        Content content = Content.of(text.getBytes(params.outputEncoding.charset()));
        return new FileCopy(params.copy(), host)
                .put(
                        content,
                        LocalTree.modeOf(template),
                        Optional.of(template.getFileName().toString()),
                        template.toString());
    }
}
