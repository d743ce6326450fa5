package dev.sentryprovision.connection;

import net.schmizz.sshj.userauth.method.AuthMethod;

/**
 * One way to log in.
 *
 * @param label what a user calls it; no secret in it
 */
record LoginAttempt(String label, AuthMethod method) {}
