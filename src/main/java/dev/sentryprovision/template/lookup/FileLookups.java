package dev.sentryprovision.template.lookup;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.FileTemplateOptions;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.TextMode;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Lookup;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.PythonLiteral;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.value.None;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lookups that read files, or only find them. */
final class FileLookups {

    private FileLookups() {}

    static Map<String, Lookup> all() {
        return Map.of(
                "file", FileLookups::file,
                "unvault", FileLookups::unvault,
                "template", FileLookups::template,
                "fileglob", FileLookups::fileGlob,
                "first_found", FirstFound::run);
    }

    private static List<Object> file(List<Object> terms, Map<String, Object> options, Frame frame) {
        Bound bound = Lookup.bind("file", options, "lstrip", "rstrip");
        OwnList texts = new OwnList();
        for (Object term : terms) {
            String text = LocalFiles.text(Repr.str(term), "files", frame);
            String left = bound.flag(0, false) ? text.stripLeading() : text;
            texts.add(bound.flag(1, true) ? left.stripTrailing() : left);
        }
        return texts;
    }

    /** A vault file's text as it is; of any other file too. */
    private static List<Object> unvault(List<Object> terms, Map<String, Object> options, Frame frame) {
        Lookup.bind("unvault", options);
        return new OwnList(terms.stream()
                .map(term -> (Object) LocalFiles.text(Repr.str(term), "files", frame))
                .toList());
    }

    private static List<Object> template(List<Object> terms, Map<String, Object> options, Frame frame) {
        Bound bound = Lookup.bind(
                "template",
                options,
                "convert_data",
                "template_vars",
                "variable_start_string",
                "variable_end_string",
                "comment_start_string",
                "comment_end_string",
                "jinja2_native",
                "trim_blocks",
                "lstrip_blocks");
        FileTemplateOptions standard = FileTemplateOptions.STANDARD;
        FileTemplateOptions reading = standard.withVariable(
                        bound.text(2, standard.variable().start()),
                        bound.text(3, standard.variable().end()))
                .withComment(
                        bound.text(4, standard.comment().start()),
                        bound.text(5, standard.comment().end()))
                .withTrimBlocks(bound.flag(7, true))
                .withLstripBlocks(bound.flag(8, false));
        OwnList rendered = new OwnList();
        for (Object term : terms) {
            String text = rendered(Repr.str(term), reading, bound.orElse(1, None.NONE), frame);
            rendered.add(converted(text, bound, frame));
        }
        return rendered;
    }

    private static String rendered(String name, FileTemplateOptions options, Object extra, Frame frame) {
        TemplateScope scope = frame.rendering().scope();
        Path path = LocalFiles.require(name, "templates", scope);
        String text = LocalFiles.text(path.toString(), "templates", frame);
        TemplateScope inside = new TemplateScope(
                new TemplateVariables(
                        scope.variables(),
                        frame.settingsInView(),
                        extra,
                        frame.environment().aboutFile(name, path, Optional.empty())),
                below(path, scope),
                scope.environment());
        return frame.rendering()
                .nested(() -> frame.environment().renderFile(text, SourceSpan.of(path.toString()), options, inside));
    }

    /** Includes are looked for beside the template first. */
    private static List<Path> below(Path template, TemplateScope scope) {
        List<Path> folders = new ArrayList<>(List.of(template.getParent()));
        folders.addAll(scope.searchPath());
        return folders;
    }

    /** Where literals are evaluated, a text that is one becomes it, unless that is turned off. */
    private static Object converted(String text, Bound bound, Frame frame) {
        boolean literals = frame.environment().textMode() == TextMode.EVALUATE_LITERALS;
        return literals && bound.flag(0, true) ? PythonLiteral.evaluate(text) : text;
    }

    private static List<Object> fileGlob(List<Object> terms, Map<String, Object> options, Frame frame) {
        Lookup.bind("fileglob", options, "wantlist");
        OwnList found = new OwnList();
        for (Object term : terms) {
            for (Path place : places(Repr.str(term), frame.rendering().scope())) {
                List<String> files = Globs.files(place.toString());
                if (!files.isEmpty()) {
                    found.addAll(files);
                    break;
                }
            }
        }
        return found;
    }

    /** A pattern without a folder is for {@code files} folders only, then for the folders themselves. */
    private static List<Path> places(String pattern, TemplateScope scope) {
        return LocalFiles.candidates(pattern, "files", scope);
    }
}
