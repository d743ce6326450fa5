package dev.sentryprovision.run;

import dev.sentryprovision.module.Consequence;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.VariableLayer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inventory as a run sees it. */
interface Fleet {

    /** The host of that name; {@code localhost} is there even when no inventory has it. */
    Optional<RunHost> host(String name);

    List<String> hostNames();

    /** What the inventory says about a host: its own variables and those of its groups. */
    List<VariableLayer> layers(String host);

    /** The groups that a host is in, without {@code all}, in order of name. */
    List<String> groupNames(String host);

    /** Names of hosts by group. */
    Map<String, List<String>> groups();

    /** The folder of the inventory that a host is from. */
    Optional<String> folder(String host);

    Optional<String> file(String host);

    /** Does what {@code add_host} asks for; whether anything is different now. */
    boolean addHost(Consequence.NewHost added, SourceSpan where);

    /** Reads the inventory again; what tasks added is added to it again. */
    void refresh();

    /** Does what {@code group_by} asks for a host; whether anything is different now. */
    boolean addToGroup(String host, Consequence.Membership membership);
}
