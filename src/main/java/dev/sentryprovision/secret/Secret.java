package dev.sentryprovision.secret;

/** A value that must never be shown. Its text form is the redaction, so that a slip shows nothing. */
public final class Secret {

    public static final String REDACTED = "********";

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value itself. Callers send it on a standard input or in a file, never on a command line. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
