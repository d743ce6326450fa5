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
 */
public record Becoming(
        boolean become, Optional<String> user, Optional<Identity.Method> method, Optional<Secret> password) {

    public static Becoming nobodyElse() {
        return new Becoming(false, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
