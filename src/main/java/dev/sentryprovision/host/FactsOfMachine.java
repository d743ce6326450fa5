package dev.sentryprovision.host;

/** The facts that views of a machine share. */
interface FactsOfMachine {

    /** As they were gathered first. */
    Facts known();

    /** Gathered anew when something has changed since. */
    Facts current();
}
