package dev.sentryprovision.module;

import dev.sentryprovision.host.Host;

/**
 * Makes something true on a host. A module looks, decides, and changes only what differs; whether that changed
 * anything, and the diff, the host knows by itself. It is stateless and thread-safe.
 *
 * @param <P> a record; its components, with {@link Param}, are the module's parameters
 */
public interface Module<P extends Record> {

    Outcome run(P params, Host host);
}
