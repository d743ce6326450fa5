package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;

/** Stands for vault where no vault secret was given. */
final class NoVault {

    private NoVault() {}

    static byte[] refuse(byte[] envelope) {
        throw new ProblemException(Problem.error("this file is encrypted and no vault password was given")
                .withHint("give --vault-password-file or --ask-vault-pass"));
    }
}
