package dev.sentryprovision.sentry;

/**
 * What upstream's documentation asks for, and its installer does not check; for all services.
 *
 * @param memoryMb MiB, without swap
 * @param swapMb   MiB; 0 where the documentation does not speak of it
 * @param diskGb   free GiB, enough for an empty system
 */
public record Documented(int memoryMb, int swapMb, int diskGb) {

    static Documented of(Fields fields) {
        return new Documented(
                fields.number("memory_mb"), fields.optionalNumber("swap_mb").orElse(0), fields.number("disk_gb"));
    }

    /** For errors alone about half of the memory is needed. */
    Documented halved() {
        return new Documented(memoryMb / 2, swapMb / 2, diskGb);
    }
}
