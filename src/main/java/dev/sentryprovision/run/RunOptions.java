package dev.sentryprovision.run;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.vault.VaultPassword;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything a run needs from the command line; nothing here was looked up on disk but the files' existence.
 *
 * @param inventories      as {@code -i} takes them: a path, or host names with a comma in it
 * @param extraVars        texts of {@code -e} in the order given: {@code k=v k2=v2}, a JSON or YAML map, {@code @file}
 * @param vault            vault passwords, in the order in which they are tried
 * @param forks            hosts worked on at once, at least 1
 * @param verbosity        number of {@code -v}
 * @param forceHandlers    notified handlers run on a host even after it failed
 * @param step             asks before each task whether to do it
 * @param workingDirectory what relative paths in the other components start from
 * @param environment      the controller's environment variables
 * @param configuration    settings of {@code ansible.cfg} and {@code ANSIBLE_*} variables
 */
public record RunOptions(
        Work work,
        List<String> inventories,
        Selection selection,
        List<String> extraVars,
        DryRun dryRun,
        Access access,
        Becoming becoming,
        List<VaultPassword> vault,
        int forks,
        int verbosity,
        boolean forceHandlers,
        boolean step,
        Path workingDirectory,
        Map<String, String> environment,
        Configuration configuration) {

    /** Ansible's default. */
    public static final int DEFAULT_FORKS = 5;

    /** What is to be run. */
    public sealed interface Work {

        /** Playbooks, one after another. */
        record Playbooks(List<Path> files) implements Work {}

        /**
         * One module on the hosts of a pattern, without a playbook.
         *
         * @param module a module's name, short or fully qualified
         * @param args   {@code k=v} pairs, a free-form text, or a JSON object; empty for none
         */
        record OneModule(String pattern, String module, String args) implements Work {}
    }

    /** A dry run predicts and changes nothing; {@code showDiff} shows what changes, in either. */
    public record DryRun(boolean checkMode, boolean showDiff) {}
}
