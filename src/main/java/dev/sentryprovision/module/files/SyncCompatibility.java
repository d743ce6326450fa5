package dev.sentryprovision.module.files;

import dev.sentryprovision.module.Param;
import java.util.Optional;

/** What synchronize is told about rsync's own connection; here everything goes through the connection of the run. */
public record SyncCompatibility(
        @Param(
                value = "Accepted for compatibility: files are compared by their digests in any case.",
                defaultValue = "no")
        boolean checksum,

        @Param(value = "Accepted for compatibility.", defaultValue = "yes")
        boolean compress,

        @Param(
                value = "Accepted for compatibility: nothing is put in place before all has arrived.",
                defaultValue = "yes")
        boolean delayUpdates,

        @Param(value = "Accepted for compatibility.", defaultValue = "no")
        boolean partial,

        @Param(
                "Accepted for compatibility: no rsync runs on the host. A command before it, as in 'sudo rsync', is refused:"
                        + " become does that.")
        Optional<RsyncProgram> rsyncPath,

        @Param("Accepted for compatibility: the run's connection is used.")
        Optional<Long> destPort,

        @Param("Accepted for compatibility: the run's connection is used.")
        Optional<String> privateKey,

        @Param(value = "Accepted for compatibility: the run's connection is used.", defaultValue = "0")
        long rsyncTimeout,

        @Param(value = "Accepted for compatibility: the run's connection is used.", defaultValue = "yes")
        boolean setRemoteUser,

        @Param(value = "Accepted for compatibility: the run's connection is used.", defaultValue = "no")
        boolean useSshArgs,

        @Param(value = "Accepted for compatibility: the run's connection is used.", defaultValue = "no")
        boolean sshConnectionMultiplexing,

        @Param(value = "Accepted for compatibility: host keys are verified as in all of the run.", defaultValue = "no")
        boolean verifyHost) {}
