package dev.sentryprovision.host;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * What a host takes from its surroundings.
 *
 * @param nonce   texts that nobody can guess: they part answers from each other, and name temporary files
 * @param process names backups
 */
record Surroundings(InstantSource clock, Supplier<String> nonce, long process) {

    private static final DateTimeFormatter BACKUP_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd@HH:mm:ss");

    static Surroundings of(InstantSource clock) {
        SecureRandom random = new SecureRandom();
        return new Surroundings(
                clock,
                () -> {
                    byte[] bytes = new byte[12];
                    random.nextBytes(bytes);
                    return HexFormat.of().formatHex(bytes);
                },
                ProcessHandle.current().pid());
    }

    double seconds() {
        return clock.millis() / 1000.0;
    }

    /** Where the old content of a file is kept. */
    RemotePath backupOf(RemotePath path) {
        String time = BACKUP_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        return path.parent().child(path.fileName() + "." + process + "." + time + "~");
    }
}
