package dev.sentryprovision.module.source;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scripts that look at, clone and update a repository. */
record GitCommands(GitModule.Params params, GitAddress address) {

    /** In a submodule: says so when its branch is further than what is checked out. */
    private static final String BEHIND = """
            b=$(git config -f "$toplevel/.gitmodules" "submodule.$name.branch" || echo HEAD)
            [ "$(git ls-remote origin "$b" | head -n 1 | cut -f 1)" = "$(git rev-parse HEAD)" ] || echo behind
            """;

    Command look() {
        return lookAfter("");
    }

    /** The same as if nothing were at the destination. */
    Command lookAtSource() {
        return lookAfter("D=/dev/null/nothing\n");
    }

    /**
     * Prints what {@link GitState} reads. A commit that the clone has needs no question to its source. A bundle does not
     * tell which commit an annotated tag means: once it is cloned, the clone does.
     */
    private Command lookAfter(String preparation) {
        return command(preparation
                + """
                command -v "${G%% *}" >/dev/null || { echo "git is not installed" >&2; exit 127; }
                local= peeled=
                if [ -e "$D/.git" ] || { [ -f "$D/HEAD" ] && [ -d "$D/objects" ]; }; then
                  $G -C "$D" rev-parse --git-dir >/dev/null || exit
                  echo repository
                  echo "gitdir $(cd "$D" && cd "$($G rev-parse --git-dir)" && pwd -P)"
                  echo "before $($G -C "$D" rev-parse -q --verify HEAD)"
                  echo "address $($G -C "$D" config --get "remote.$R.url")"
                  if [ -e "$D/.git" ]; then
                    [ -z "$($G -C "$D" status --porcelain --untracked-files=no --ignore-submodules)" ] || echo dirty
                    if [ -n "$RECURSIVE" ] && [ -f "$D/.gitmodules" ]; then
                      if [ -n "$TRACK" ]; then
                        { $G -C "$D" submodule status | grep '^-'; $G -C "$D" submodule foreach -q "$BEHIND"; } | grep -q . && echo submodules
                      else
                        $G -C "$D" submodule status --recursive | grep -q '^[-+]' && echo submodules
                      fi
                    fi
                  fi
                  : archive
                  case $V in
                    *[!0-9a-f]*) ;;
                    ???????*) local=$($G -C "$D" rev-parse -q --verify "$V^{commit}") ;;
                  esac
                  [ -z "$local" ] || echo "local $local"
                  [ -n "$UPDATE" ] || exit 0
                elif [ -n "$(ls -A "$D" 2>/dev/null)" ]; then
                  echo occupied; exit 0
                fi
                [ -n "$local" ] || refs=$($GR ls-remote "$S" "$V" "$V^{}") || exit
                printf '%s\\n' "$refs" | while read -r commit name; do
                  [ -z "$name" ] || echo "ref $commit $name"
                  [ -z "$BUNDLE" ] || peeled=$($G -C "$D" rev-parse -q --verify "$commit^{commit}" 2>/dev/null) || continue
                  [ -z "$peeled" ] || echo "ref $peeled $name^{}"
                done
                """.replace(
                        ": archive",
                        GitArchive.of(params.extras()).map(GitArchive::look).orElse("")));
    }

    Command clone(GitState state) {
        List<String> options = new ArrayList<>(List.of("--origin", params.remote()));
        if (params.bare()) {
            options.add("--bare");
        } else {
            options.add("--no-checkout");
        }
        boolean named = state.reference(params.version()).isPresent()
                && !params.version().equals("HEAD");
        if (named) {
            options.addAll(List.of("--branch", params.version()));
        }
        params.depth().ifPresent(depth -> options.addAll(List.of("--depth", depth.toString())));
        if (params.singleBranch()) {
            options.add("--single-branch");
        }
        params.extras().separateGitDir().ifPresent(path -> options.add("--separate-git-dir=" + path));
        params.reference().ifPresent(path -> options.addAll(List.of("--reference", path.text())));
        String checkout = params.bare() ? "" : "cd \"$D\" || exit\n" + checkout(state) + verification() + submodules();
        return command(freeGitDir() + "mkdir -p \"$(dirname \"$D\")\" && $GR clone -q " + Quote.quote(options)
                + " -- \"$S\" \"$D\" || exit\n" + checkout);
    }

    Command update(GitState state) {
        String depth = params.depth().map(value -> " --depth " + value).orElse("");
        String fetched = state.reference(params.version()).map(this::refspec).orElse("");
        return command("cd \"$D\" || exit\n"
                + "$G remote set-url \"$R\" \"$S\" 2>/dev/null || $G remote add \"$R\" \"$S\" || exit\n"
                + (params.bare() ? "" : "$G reset -q --hard || exit\n")
                + "$GR fetch -q --tags --force" + depth + " \"$R\" " + fetched
                + params.refspec().map(Quote::quote).orElse("") + " || exit\n"
                + (params.bare() ? "" : checkout(state) + verification() + submodules()));
    }

    /** A clone of one branch fetches no other one by itself. */
    private String refspec(String reference) {
        if (reference.startsWith("refs/heads/")) {
            String branch = reference.substring("refs/heads/".length());
            return Quote.quote("+" + reference + ":refs/remotes/" + params.remote() + "/" + branch) + " ";
        }
        return Quote.quote(reference.startsWith("refs/") ? "+" + reference + ":" + reference : reference) + " ";
    }

    private String checkout(GitState state) {
        if (state.isBranch(params.version())) {
            return "$G checkout -q --force -B \"$V\" \"$R/$V\" || exit\n";
        }
        if (params.version().equals("HEAD")) {
            return state.exists() ? "$G reset -q --hard FETCH_HEAD || exit\n" : "$G checkout -q --force || exit\n";
        }
        String depth = params.depth().map(value -> " --depth " + value).orElse("");
        return "$G rev-parse -q --verify \"$V^{commit}\" >/dev/null || $GR fetch -q" + depth
                + " \"$R\" \"$V\" || exit\n" + "$G checkout -q --force --detach \"$V\" || exit\n";
    }

    private String submodules() {
        String remote = params.extras().trackSubmodules() ? " --remote" : "";
        return params.recursive()
                ? "[ ! -f .gitmodules ] || $GR submodule -q update --init --recursive" + remote + " || exit\n"
                : "";
    }

    private String freeGitDir() {
        return params.extras()
                .separateGitDir()
                .map(path -> Quote.quote(path.text()))
                .map(path -> "[ ! -e " + path + " ] || { echo \"Separate-git-dir path \"" + path
                        + "\" already exists.\" >&2; exit 1; }\nmkdir -p \"$(dirname " + path + ")\" || exit\n")
                .orElse("");
    }

    /** Git itself moves a repository that is initialised once more. */
    Command relocate(RemotePath path) {
        return command(freeGitDir() + "$G init -q --separate-git-dir=" + Quote.quote(path.text()) + " \"$D\"\n");
    }

    /** An annotated tag has a signature of its own. The words of git about it come from gpg: VALIDSIG names both keys. */
    private String verification() {
        if (!params.extras().verifyCommit()) {
            return "";
        }
        String allowed = String.join("|", params.extras().gpgAllowlist());
        return """
                if [ "$($G cat-file -t "$V" 2>/dev/null)" = tag ]; then what=tag of=$V; else what=commit of=HEAD; fi
                said=$($G verify-$what --raw "$of" 2>&1) || {
                  printf 'Failed to verify GPG signature of commit/tag "%%s"\n%%s\n' "$V" "$said" >&2; exit 1
                }
                allowed=%s
                [ -z "$allowed" ] || echo "$said" | grep ' VALIDSIG ' | grep -Eq " ($allowed)( |$)" || {
                  printf 'The gpg_allowlist does not have the key that signed "%%s"\n%%s\n' "$V" "$said" >&2; exit 1
                }
                """.formatted(Quote.quote(allowed));
    }

    /** {@code $G} is git; {@code $GR} is git for what goes to the source. */
    Command command(String body) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("D", params.dest().text());
        variables.put("S", address.shown());
        variables.put("V", params.version());
        variables.put("R", params.remote());
        variables.put("G", params.executable());
        variables.put("BUNDLE", address.isPath() ? "yes" : "");
        variables.put("UPDATE", params.update() ? "yes" : "");
        variables.put("RECURSIVE", params.recursive() ? "yes" : "");
        variables.put("TRACK", params.extras().trackSubmodules() ? "yes" : "");
        variables.put("BEHIND", BEHIND);
        StringBuilder script = new StringBuilder();
        params.extras()
                .umask()
                .ifPresent(
                        umask -> script.append("umask ").append(umask.octal()).append('\n'));
        variables.forEach((name, value) ->
                script.append(name).append('=').append(Quote.quote(value)).append('\n'));
        script.append("GR() { ").append(Quote.quote(params.executable())).append(' ');
        script.append(address.options()).append("\"$@\"; }\n");
        String functions = body.replace("$GR ", "GR ");
        return Command.script(script + functions).withEnvironment(environment());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(address.environment());
        List<String> ssh = new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes"));
        if (params.acceptHostkey()) {
            ssh.addAll(List.of("-o", "StrictHostKeyChecking=no"));
        } else if (params.acceptNewhostkey()) {
            ssh.addAll(List.of("-o", "StrictHostKeyChecking=accept-new"));
        }
        params.keyFile().ifPresent(path -> ssh.addAll(List.of("-i", path.text(), "-o", "IdentitiesOnly=yes")));
        String further = params.sshOpts().map(text -> " " + text).orElse("");
        environment.put("GIT_SSH_COMMAND", Quote.quote(ssh) + further);
        return environment;
    }
}
