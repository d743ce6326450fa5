package dev.sentryprovision.run;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.secret.Secret;
import java.util.Optional;

/**
 * Whether and as whom tasks run, where neither play, task nor inventory says.
 *
 * @param become whether tasks become another user
 * @param user   root when not given
 * @param method sudo when not given
 * @param flags  options for the program that becomes another user
 */
public record Becoming(
        boolean become,
        Optional<String> user,
        Optional<Identity.Method> method,
        Optional<Secret> password,
        String flags) {

    public Becoming(
            boolean become, Optional<String> user, Optional<Identity.Method> method, Optional<Secret> password) {
        this(become, user, method, password, "");
    }

    public static Becoming nobodyElse() {
        return new Becoming(false, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
