package dev.sentryprovision.connection;

import dev.sentryprovision.secret.Secret;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/** Hands a secret to sshj; once, because a second question means that it was wrong. */
record SecretFinder(Secret secret) implements PasswordFinder {

    @Override
    public char[] reqPassword(Resource<?> resource) {
        return secret.reveal().toCharArray();
    }

    @Override
    public boolean shouldRetry(Resource<?> resource) {
        return false;
    }
}
