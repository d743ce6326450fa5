package dev.sentryprovision.connection;

import dev.sentryprovision.secret.Secret;
import java.util.Optional;

/** Whom a shell runs as. */
public sealed interface Identity {

    /** The user who logged in. */
    record Login() implements Identity {}

    /**
     * Another user.
     *
     * @param flags extra words for the method's program, e.g. {@code -E}
     */
    record Become(Method method, String user, Optional<Secret> password, String flags) implements Identity {}

    /** The program that changes the user. */
    enum Method {
        SUDO,
        SU,
        DOAS
    }
}
