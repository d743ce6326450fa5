package dev.sentryprovision.value;

/** The null of YAML, JSON and Jinja. */
public enum None {
    NONE;

    @Override
    public String toString() {
        return "";
    }
}
