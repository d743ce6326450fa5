package dev.sentryprovision.run;

/** A host in a run: its counts and its variables, kept from play to play. */
final class RunHost {

    private final String name;
    private final HostKnowledge variables;
    private final Tally tally = new Tally();
    private volatile boolean out;

    RunHost(String name, HostKnowledge variables) {
        this.name = name;
        this.variables = variables;
    }

    String name() {
        return name;
    }

    HostKnowledge variables() {
        return variables;
    }

    Tally tally() {
        return tally;
    }

    /** Failed or was unreachable: no further play has it. */
    boolean isOut() {
        return out;
    }

    void setOut(boolean isOut) {
        out = isOut;
    }
}
