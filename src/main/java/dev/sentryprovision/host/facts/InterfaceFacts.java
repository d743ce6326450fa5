package dev.sentryprovision.host.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One network interface, without its addresses. */
final class InterfaceFacts {

    /** A bit of the interface's flags. */
    private static final int PROMISCUOUS = 0x100;

    private final FactSources sources;
    private final Links links;
    private final String device;
    private final String folder;

    InterfaceFacts(FactSources sources, Links links, String device) {
        this.sources = sources;
        this.links = links;
        this.device = device;
        this.folder = "/sys/class/net/" + device + "/";
    }

    /** What the default route's interface is told with as well. */
    Map<String, Object> brief() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("type", type());
        String mtu = line("mtu");
        if (!mtu.isEmpty()) {
            facts.put("mtu", Long.parseLong(mtu));
        }
        String mac = line("address");
        if (!mac.isEmpty() && !mac.equals("00:00:00:00:00:00")) {
            facts.put("macaddress", mac);
        }
        return facts;
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("device", device);
        facts.put("active", !line("operstate").equals("down"));
        facts.putAll(brief());
        if (line("flags").startsWith("0x")) {
            facts.put("promisc", (Integer.decode(line("flags")) & PROMISCUOUS) != 0);
        }
        if (line("speed").matches("-?[0-9]+")) {
            facts.put("speed", Long.parseLong(line("speed")));
        }
        put(facts, "pciid", links.name(folder + "device"));
        put(facts, "module", links.name(folder + "device/driver/module"));
        bridge(facts);
        bonding(facts);
        return facts;
    }

    private void bridge(Map<String, Object> facts) {
        if (!line("bridge/bridge_id").isEmpty()) {
            facts.put("id", line("bridge/bridge_id"));
            facts.put("interfaces", links.in(folder + "brif"));
            facts.put("stp", line("bridge/stp_state").equals("1"));
        }
    }

    private void bonding(Map<String, Object> facts) {
        if (sources.hasFile(folder + "bonding/mode")) {
            String slaves = line("bonding/slaves");
            facts.put("mode", line("bonding/mode").split(" ")[0]);
            facts.put("slaves", slaves.isEmpty() ? List.of() : List.of(slaves.split(" ")));
            put(facts, "miimon", line("bonding/miimon"));
            put(facts, "lacp_rate", line("bonding/lacp_rate"));
        }
    }

    private String type() {
        if (sources.hasFile(folder + "bridge/bridge_id")) {
            return "bridge";
        }
        if (sources.hasFile(folder + "bonding/mode")) {
            return "bonding";
        }
        return switch (line("type")) {
            case "1" -> "ether";
            case "32" -> "infiniband";
            case "772" -> "loopback";
            default -> "unknown";
        };
    }

    private static void put(Map<String, Object> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }

    private String line(String file) {
        return sources.line(folder + file);
    }
}
