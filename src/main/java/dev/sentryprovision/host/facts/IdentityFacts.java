package dev.sentryprovision.host.facts;

import java.util.LinkedHashMap;
import java.util.Map;

/** By what others know the machine: its SSH keys, and its names in storage networks. */
record IdentityFacts(FactSources sources) {

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        sources.paths("/etc/ssh/ssh_host_").forEach(path -> {
            String[] words = sources.line(path).split(" ");
            String kind = path.replaceFirst(".*ssh_host_(.*)_key\\.pub", "$1");
            if (words.length >= 2) {
                facts.put("ssh_host_key_" + kind + "_public", words[1]);
                facts.put("ssh_host_key_" + kind + "_public_keytype", words[0]);
            }
        });
        facts.put(
                "iscsi_iqn",
                sources.assignments("/etc/iscsi/initiatorname.iscsi").getOrDefault("InitiatorName", ""));
        facts.put("hostnqn", sources.line("/etc/nvme/hostnqn"));
        facts.put(
                "fibre_channel_wwn",
                sources.paths("/sys/class/fc_host/")
                        .map(path -> sources.line(path).replaceFirst("^0x", ""))
                        .toList());
        return facts;
    }
}
