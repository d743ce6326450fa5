package dev.sentryprovision.host;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.shell.Command;
import java.util.Optional;

/** What must be so on a machine for a command to succeed. A dry run, which does not try the command, asks for it. */
public sealed interface Need {

    /** Begins the script of each, so that it can be told from other looks. */
    String MARK = "# needed\n";

    /** A query has status 0; where it has not, the last line that it says is why. */
    record Success(Look.Query query) implements Need {}

    /** There is a user or group of a name. */
    record Name(Look.Known look) implements Need {}

    /**
     * That a command which only looks has status 0.
     *
     * @param origins what may bring that about, where a dry run has left it out
     */
    static Need success(Command command, Subject... origins) {
        Command marked =
                new Command(MARK + command.script(), command.stdin(), command.environment(), command.directory());
        return new Success(Look.Query.of(marked).mayAppearWith(origins));
    }

    static Need user(String name) {
        return new Name(new Look.Known(Look.Names.USER, name));
    }

    static Need group(String name) {
        return new Name(new Look.Known(Look.Names.GROUP, name));
    }

    /** Asks, without waiting; the answer is why not, or nothing. */
    default Asked<Optional<String>> ask(Host host) {
        return switch (this) {
            case Success(Look.Query query) -> {
                Asked<Reply> asked = host.ask(query);
                yield () -> reason(asked.get());
            }
            case Name(Look.Known look) -> {
                Asked<Boolean> asked = host.ask(look);
                yield () -> asked.get() ? Optional.empty() : Optional.of(words(look));
            }
        };
    }

    private static Optional<String> reason(Reply reply) {
        String said = reply.err().isBlank() ? reply.out() : reply.err();
        return reply.succeeded()
                ? Optional.empty()
                : Optional.of(said.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .reduce((_, last) -> last)
                        .orElse("status " + reply.status()));
    }

    private static String words(Look.Known look) {
        return switch (look.names()) {
            case USER -> "there is no user '" + look.name() + "'";
            case GROUP -> "there is no group '" + look.name() + "'";
        };
    }
}
