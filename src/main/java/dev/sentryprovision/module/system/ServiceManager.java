package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.shell.Command;
import java.util.Locale;
import java.util.Map;

/** What starts services on a host and at boot. */
interface ServiceManager {

    /** What can be done to a service. */
    enum Action {
        START,
        STOP,
        RESTART,
        RELOAD,
        ENABLE,
        DISABLE,
        MASK,
        UNMASK;

        /** The word for it on command lines. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Asked<ServiceStatus> ask(Host host, String service);

    Command command(Action action, String service);

    /** The service after an action. */
    ServiceStatus after(Action action, ServiceStatus before);

    /** The effect with what will be known of the service afterwards. */
    Effect predict(Effect effect, String service, ServiceStatus after);

    /**
     * The result key "status".
     *
     * @param steps by what was wanted ("enabled", "started"): whether something was done, and what came of it
     */
    Map<String, Object> told(ServiceStatus before, Map<String, Object> steps);
}
