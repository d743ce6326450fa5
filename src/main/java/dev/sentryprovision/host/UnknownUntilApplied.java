package dev.sentryprovision.host;

/** A dry run cannot answer a look: it depends on something that was not done. The task is reported as unknown. */
public final class UnknownUntilApplied extends RuntimeException {

    /** @param reason what it depends on: "install docker.io" */
    public UnknownUntilApplied(String reason) {
        super(reason);
    }
}
