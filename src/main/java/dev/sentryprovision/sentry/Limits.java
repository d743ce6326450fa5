package dev.sentryprovision.sentry;

import java.util.Optional;

/**
 * Memory and processors that the installer asks of a machine.
 *
 * @param memoryMb  MiB without swap; below it, it refuses
 * @param advisedMemoryMb below it, it warned (until 24.8.0)
 */
public record Limits(
        int memoryMb, int processors, Optional<Integer> advisedMemoryMb, Optional<Integer> advisedProcessors) {

    static Limits of(Fields fields) {
        return new Limits(
                fields.number("memory_mb"),
                fields.number("processors"),
                fields.optionalNumber("advised_memory_mb"),
                fields.optionalNumber("advised_processors"));
    }
}
