package dev.sentryprovision.host;

import java.util.Set;

/** Looks of one task: its environment and its time limit go with them. */
record TaskLooks(ShellLooks shell, HostView view) implements Looks {

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        return shell.ask(inEnvironment(look), view.limit());
    }

    @SuppressWarnings("unchecked")
    private <T> Look<T> inEnvironment(Look<T> look) {
        if (view.environment().isEmpty()
                || !(look instanceof Look.Query(var command, Set<Subject> dependsOn, Set<Subject> mayAppearWith))) {
            return look;
        }
        Look<?> query = new Look.Query(command.withEnvironmentBelow(view.environment()), dependsOn, mayAppearWith);
        return (Look<T>) query;
    }

    @Override
    public Asked<Account> account() {
        return shell.account();
    }

    @Override
    public void flush() {
        shell.flush();
    }
}
