package dev.sentryprovision.connection;

/** Opens connections; one implementation for each kind of transport. */
public interface Connector {

    /**
     * Opens a connection, logged in and ready.
     *
     * @throws ConnectionFailure with its kind and the next step, when the machine cannot be reached or entered
     */
    Connection connect(Target target);
}
