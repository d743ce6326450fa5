package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.TemplateText;
import java.util.Map;
import java.util.Optional;

/**
 * What a task does: a module and its arguments.
 *
 * @param written  the module's name as written
 * @param name     the same without {@code ansible.builtin.} or {@code ansible.legacy.}; names of other collections stay whole
 * @param args     raw arguments by name; those of {@code args:} included, the ones written with the module win
 * @param freeForm the text that is not {@code key=value}: the command line of {@code command}, {@code shell}, {@code raw},
 *     {@code script}, the word of {@code meta}, the file of {@code include_vars}
 * @param wholeArgs a template that gives further arguments as a map ({@code args: "{{ … }}"}); those written out win
 * @param where    the module's name
 */
public record ModuleCall(
        String written,
        String name,
        Map<String, Written> args,
        Optional<Written> freeForm,
        Optional<Written> wholeArgs,
        SourceSpan where) {

    /** Whether the module is known only when the task runs: {@code action: "{{ ansible_pkg_mgr }} name=x"}. */
    public boolean isNamedByTemplate() {
        return TemplateText.isTemplate(written);
    }
}
