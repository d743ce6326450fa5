package dev.sentryprovision.module;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.vars.VariableLayer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a module may ask of the control machine. A parameter record gets it by having a component of this type, which is
 * not a parameter.
 */
public interface Controller {

    /**
     * Finds a file or folder of the playbook or role, as Ansible's search path does.
     *
     * @param folder {@code files}, {@code templates} or {@code vars}
     * @throws dev.sentryprovision.problem.ProblemException naming all places searched
     */
    Path locate(String folder, String name);

    /** A path of the control machine as a user wrote it, be it there or not; relative ones start at the playbook's folder. */
    Path resolve(String path);

    /** Reads a file of the control machine; a file encrypted with vault is decrypted. Empty: it is large and plain, stream it. */
    Optional<byte[]> plaintext(Path path);

    /** A file of the control machine as it is, encrypted or not, to be streamed. */
    Content content(Path path);

    /** Reads a file of variables, encrypted or not, as {@code include_vars} has it; their values are not rendered. */
    VariableLayer variables(Path file);

    /**
     * Renders a template file with the task's variables and with those of the file itself.
     *
     * @param written     the file as the task names it
     * @param destination where the result goes
     */
    String render(Path template, String written, String destination, TemplateOptions options);

    /** The value of an expression without braces, as in {@code debug: var=}. */
    Object evaluate(String expression);

    /** Whether a condition holds, as in {@code when}. */
    boolean test(Object condition);

    /** What a task has come to that this run left running; nothing for a job of another run. */
    Optional<Outcome> job(String id);

    /** The control machine's clock. */
    Instant now();

    /** Tells the user something while the run waits. */
    void say(String text);

    /** A secret that was met, in a file of the host for example: from now on it is shown nowhere. */
    void conceal(String secret);

    /** Tries whether the task's host can be entered, with a new connection if the one there was is lost; or why not. */
    Optional<String> reach(Duration limit);

    /** What the user answers to a question; nothing where there is nobody to ask. */
    Optional<String> ask(String question, boolean echo);

    /** Lets time pass; a user who stops the run ends it early. */
    void sleep(Duration duration);

    /** How many {@code -v} were given. */
    int verbosity();

    /** Options of the template module that change how a file is rendered. */
    record TemplateOptions(boolean trimBlocks, boolean lstripBlocks, String newline, Map<String, String> markers) {}
}
