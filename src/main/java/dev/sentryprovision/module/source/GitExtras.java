package dev.sentryprovision.module.source;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Param;
import java.util.List;
import java.util.Optional;

/** What can be wanted of a repository besides its files. */
public record GitExtras(
        @Param("What new files do not get, as an octal number in quotes: '0022'.")
        Optional<Umask> umask,

        @Param("An archive of the version to make as well: its name ends in .zip, .tar, .tar.gz or .tgz.")
        Optional<RemotePath> archive,

        @Param("What stands before each path in the archive.")
        Optional<String> archivePrefix,

        @Param("Where the repository itself is kept, instead of .git in dest; one that is elsewhere is moved there.")
        Optional<RemotePath> separateGitDir,

        @Param(
                value = "Bring submodules to the latest commit of their branch, not to the one that is recorded.",
                defaultValue = "no")
        boolean trackSubmodules,

        @Param(
                value = "The version must have a good signature of GnuPG when it is cloned or updated to.",
                defaultValue = "no")
        boolean verifyCommit,

        @Param(
                value = "Fingerprints of the keys that may sign; without any, every key that the host knows.",
                aliases = "gpg_whitelist")
        List<String> gpgAllowlist) {}
