package dev.sentryprovision.sentry;

/**
 * The oldest version of a tool that will do.
 *
 * @param written as its maker writes it: {@code 19.03.6}
 */
public record Floor(String written, Version version) {

    static Floor of(String written) {
        return new Floor(
                written,
                Version.leading(written)
                        .orElseThrow(() -> new IllegalArgumentException("not a version: '" + written + "'")));
    }

    public boolean isMetBy(Version found) {
        return found.isAtLeast(version);
    }

    @Override
    public String toString() {
        return written;
    }
}
