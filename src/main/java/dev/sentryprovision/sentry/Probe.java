package dev.sentryprovision.sentry;

import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one script that looks at a host for {@link Preflight}; its answers are a {@link Machine}.
 *
 * @param directory where the checkout is or will be
 * @param port      where Sentry is to listen
 * @param project   the compose project that may use the port already
 * @param urls      what must be reachable
 */
record Probe(String directory, int port, String project, List<URI> urls) {

    /** Read at the first use of {@link Probe#command}. */
    private static final class Script {
        static final String TEXT = read();

        private static String read() {
            try (InputStream in = Probe.class.getResourceAsStream("probe.sh")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Command command() {
        String addresses = urls.stream().map(URI::toString).collect(Collectors.joining(" "));
        return Command.script("dir=" + Quote.quote(directory) + " port=" + port + " project=" + Quote.quote(project)
                + " urls=" + Quote.quote(addresses) + "\n" + Script.TEXT);
    }
}
