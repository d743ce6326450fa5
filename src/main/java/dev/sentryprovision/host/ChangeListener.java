package dev.sentryprovision.host;

/** Hears of each change before it is done; the journal keeps the pre-image then. */
@FunctionalInterface
public interface ChangeListener {

    ChangeListener NONE = _ -> {};

    /** @throws RuntimeException to keep the change from being done */
    void before(Change change);
}
