package dev.sentryprovision.connection;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;

/** Why a way to log in did not work, from the exceptions of sshj. */
final class KeyTrouble {

    private KeyTrouble() {}

    /** Whether a private key could not be read for want of its passphrase. */
    static boolean isPassphrase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (cause instanceof KeyDecryptionFailedException
                    || said.contains("decrypt")
                    || said.contains("assword not provided")) {
                return true;
            }
        }
        return false;
    }

    /** In brackets, to follow the name of what was tried. */
    static String outcome(Throwable failure, boolean passphraseGiven) {
        if (isPassphrase(failure)) {
            return passphraseGiven ? " (wrong passphrase)" : " (needs a passphrase)";
        }
        return " (" + (failure.getCause() == null ? "refused" : innermost(failure.getCause())) + ")";
    }

    private static String innermost(Throwable failure) {
        return failure.getCause() == null ? String.valueOf(failure.getMessage()) : innermost(failure.getCause());
    }
}
