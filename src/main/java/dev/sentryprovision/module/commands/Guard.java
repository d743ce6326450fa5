package dev.sentryprovision.module.commands;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Need;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Wildcard;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** When a command need not run, and where it runs. */
public record Guard(
        @Param("Do not run when this path, or anything that matches this pattern, exists.")
        Optional<String> creates,

        @Param("Do not run unless this path, or something that matches this pattern, exists.")
        Optional<String> removes,

        @Param("The folder to run in.") Optional<RemotePath> chdir) {

    /** Where programs are found by name. */
    private static final List<RemotePath> PROGRAMS = Stream.of("/bin", "/opt", "/sbin", "/snap", "/usr")
            .map(RemotePath::new)
            .toList();

    /** Why a command need not run: a path, or pattern, that is there or is not. */
    record Reason(String path, boolean exists) {

        String existence() {
            return exists ? "exists" : "does not exist";
        }
    }

    /** Why the command need not run, or nothing. */
    Optional<Reason> reasonNotToRun(Host host) {
        Optional<Asked<Boolean>> created = creates.map(pattern -> exists(pattern, host));
        Optional<Asked<Boolean>> removed = removes.map(pattern -> exists(pattern, host));
        if (created.isPresent() && created.get().get()) {
            return Optional.of(new Reason(creates.orElseThrow(), true));
        }
        if (removed.isPresent() && !removed.get().get()) {
            return Optional.of(new Reason(removes.orElseThrow(), false));
        }
        return Optional.empty();
    }

    /** The path that the command says it makes. */
    Optional<RemotePath> made(Host host) {
        return creates.filter(pattern -> !Wildcard.isIn(pattern)).map(pattern -> locate(pattern, host));
    }

    /**
     * What a command that nobody knows is known to do, and to need: its folder, and the program that it begins with. Either
     * may come with what was left out in a dry run.
     */
    Effect effect(String title, Optional<String> program, Host host) {
        Effect effect = Effect.of(title).touching(Execution.ANY_COMMAND);
        Effect making =
                made(host).map(path -> effect.making(path, Optional.empty())).orElse(effect);
        return chdir.isEmpty() && program.isEmpty() ? making : making.needing(start(program, host));
    }

    private Need start(Optional<String> program, Host host) {
        Set<Subject> origins = new LinkedHashSet<>(List.of(Execution.ANY_COMMAND, Subject.anyOf("package")));
        chdir.map(Subject::path).ifPresent(origins::add);
        program.filter(name -> name.contains("/"))
                .map(path -> List.of(locate(path, host)))
                .or(() -> program.map(_ -> PROGRAMS))
                .ifPresent(folders -> folders.stream().map(Subject::path).forEach(origins::add));
        String folder = chdir.map(path -> Quote.quote(path.text()))
                .map(path ->
                        "cd -- " + path + " 2>/dev/null || { echo 'there is no folder '" + path + " >&2; exit 2; }\n")
                .orElse("");
        String script = folder
                + program.map(Quote::quote)
                        .map(name -> "command -v " + name + " >/dev/null || { echo \"there is no program \"" + name
                                + " >&2; exit 127; }")
                        .orElse(":");
        return Need.success(Command.script(script), origins.toArray(Subject[]::new));
    }

    Command in(Command command) {
        return chdir.map(folder -> command.in(folder.text())).orElse(command);
    }

    private Asked<Boolean> exists(String pattern, Host host) {
        RemotePath path = locate(pattern, host);
        if (!Wildcard.isIn(pattern)) {
            Asked<PathStatus> status = host.ask(new Look.Stat(path, true));
            return () -> status.get().exists();
        }
        // Outside of quotes a shell expands the pattern itself; the rest of the path stays quoted.
        String script = "for f in " + unquotedWildcards(path.text()) + "; do [ -e \"$f\" ] && exit 0; done; exit 1";
        var asked = host.ask(Look.Query.of(Command.script(script)).dependingOn(Subject.path(fixedPart(path))));
        return () -> asked.get().succeeded();
    }

    private RemotePath locate(String path, Host host) {
        boolean relative = !path.startsWith("/") && !path.startsWith("~");
        return relative && chdir.isPresent() ? chdir.get().child(path) : host.resolve(path);
    }

    private static String unquotedWildcards(String path) {
        StringBuilder result = new StringBuilder();
        path.chars()
                .mapToObj(c -> String.valueOf((char) c))
                .forEach(c -> result.append("*?[]".contains(c) ? c : Quote.quote(c)));
        return result.toString();
    }

    private static RemotePath fixedPart(RemotePath pattern) {
        return Wildcard.isIn(pattern.text()) ? fixedPart(pattern.parent()) : pattern;
    }
}
