package dev.sentryprovision.module.containers;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.JsonText;
import dev.sentryprovision.module.containers.DockerComposeV2Module.Build;
import dev.sentryprovision.module.containers.DockerComposeV2Module.Pull;
import dev.sentryprovision.module.containers.DockerComposeV2Module.Recreate;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Command lines of docker compose for a task. */
record ComposeCommand(DockerComposeV2Module.Params params) {

    /** Between the parts of what {@link #looks} prints. */
    static final String MARK = "== sentry-provision ==";

    /** Containers, images, and what docker compose would do, said by itself. */
    Command looks() {
        String show = line(false, List.of("ps", "--all", "--no-trunc", "--format", "json")) + " || exit\necho '" + MARK
                + "'\n" + line(false, List.of("images", "--format", "json")) + " || exit\necho '" + MARK + "'\n";
        return input(show + lines(true) + " 2>&1");
    }

    Command changes() {
        return input(lines(false));
    }

    Command containers() {
        return input(line(false, List.of("ps", "--all", "--no-trunc", "--format", "json")));
    }

    /** Each of them reads the definition from a file that goes away at the end. */
    private Command input(String script) {
        Command command = params.definition().isEmpty()
                ? Command.script(script)
                : Command.script("umask 077\nf=$(mktemp) || exit\ntrap 'rm -f \"$f\"' EXIT\ncat >\"$f\"\n" + script)
                        .withStdin(JsonText.write(params.definition()));
        return params.projectSrc().map(RemotePath::text).map(command::in).orElse(command);
    }

    private String lines(boolean dryRun) {
        return switch (params.state()) {
            case PRESENT -> line(dryRun, up(false));
            case ABSENT -> line(dryRun, down());
            case RESTARTED -> "{ " + line(dryRun, up(false)) + " && " + line(dryRun, restart()) + "; }";
            case STOPPED -> "{ " + line(dryRun, up(true)) + " && " + line(dryRun, services(timed("stop"))) + "; }";
        };
    }

    private String line(boolean dryRun, List<String> verb) {
        List<String> words = new ArrayList<>(List.of("compose", "--ansi", "never", "--progress", "plain"));
        params.projectName().ifPresent(name -> words.addAll(List.of("--project-name", name)));
        params.projectSrc().ifPresent(folder -> words.addAll(List.of("--project-directory", folder.text())));
        params.files().forEach(file -> words.addAll(List.of("--file", file)));
        params.envFiles().forEach(file -> words.addAll(List.of("--env-file", file)));
        params.profiles().forEach(profile -> words.addAll(List.of("--profile", profile)));
        String definition = params.definition().isEmpty() ? "" : " --file \"$f\"";
        return params.client().command(words).script()
                + definition
                + (dryRun ? " --dry-run " : " ")
                + Quote.quote(verb);
    }

    private List<String> up(boolean noStart) {
        List<String> words = timed("up");
        words.addAll(noStart ? List.of("--no-start") : List.of("--detach"));
        words.addAll(List.of("--no-color", "--quiet-pull"));
        if (params.pull() != Pull.POLICY) {
            words.addAll(List.of("--pull", params.pull().name().toLowerCase(Locale.ROOT)));
        }
        add(words, params.build() == Build.ALWAYS, "--build");
        add(words, params.build() == Build.NEVER, "--no-build");
        add(words, params.recreate() == Recreate.ALWAYS, "--force-recreate");
        add(words, params.recreate() == Recreate.NEVER, "--no-recreate");
        add(words, params.removeOrphans(), "--remove-orphans");
        add(words, params.renewAnonVolumes(), "--renew-anon-volumes");
        add(words, !params.dependencies(), "--no-deps");
        add(words, params.assumeYes(), "--yes");
        params.scale().forEach((service, count) -> words.addAll(List.of("--scale", service + "=" + count)));
        if (params.waits() && !noStart) {
            words.add("--wait");
            params.waitTimeout()
                    .ifPresent(limit -> words.addAll(List.of("--wait-timeout", Long.toString(limit.toSeconds()))));
        }
        return services(words);
    }

    private List<String> down() {
        List<String> words = timed("down");
        add(words, params.removeOrphans(), "--remove-orphans");
        params.removeImages()
                .ifPresent(which -> words.addAll(List.of("--rmi", which.name().toLowerCase(Locale.ROOT))));
        add(words, params.removeVolumes(), "--volumes");
        return services(words);
    }

    private List<String> restart() {
        List<String> words = timed("restart");
        add(words, !params.dependencies(), "--no-deps");
        return services(words);
    }

    private List<String> timed(String verb) {
        List<String> words = new ArrayList<>(List.of(verb));
        params.timeout().ifPresent(seconds -> words.addAll(List.of("--timeout", Long.toString(seconds))));
        return words;
    }

    private List<String> services(List<String> words) {
        words.add("--");
        words.addAll(params.services());
        return words;
    }

    private static void add(List<String> words, boolean wanted, String option) {
        if (wanted) {
            words.add(option);
        }
    }
}
