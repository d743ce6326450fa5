package dev.sentryprovision.host;

import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.connection.Identity;
import java.util.List;

/** Looks as a user who may not be there before what a dry run has left out is done: then what he would see is unknown. */
record ExpectedUser(Looks looks, Identity.Become who, Ledger ledger) implements Looks {

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        Asked<T> answer = looks.ask(look);
        return () -> unlessExpected(answer);
    }

    @Override
    public Asked<Account> account() {
        Asked<Account> account = looks.account();
        return () -> unlessExpected(account);
    }

    /** A package may bring users, and the program that changes to them. */
    private <T> T unlessExpected(Asked<T> answer) {
        try {
            return answer.get();
        } catch (ConnectionFailure refused) {
            String reason = ledger.touched(List.of(Subject.named("user", who.user())))
                    .or(() -> ledger.touched(List.of(Subject.anyOf("package"), Subject.anyOf("command"))))
                    .orElseThrow(() -> refused);
            throw switch (refused.kind()) {
                case BECOME_REFUSED, NO_SHELL -> new UnknownUntilApplied(reason);
                default -> refused;
            };
        }
    }

    @Override
    public void flush() {
        looks.flush();
    }
}
