package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.util.function.UnaryOperator;

/** Stands for vault where no vault secret was given. */
record NoVault() implements UnaryOperator<byte[]> {

    @Override
    public byte[] apply(byte[] envelope) {
        throw new ProblemException(Problem.error("this file is encrypted and no vault password was given")
                .withHint("give --vault-password-file or --ask-vault-pass"));
    }
}
