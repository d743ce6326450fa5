package dev.sentryprovision.host.facts;

import java.util.List;
import java.util.Map;

/** Whether it is a guest or a container, and of what; Ansible's words. */
record VirtualizationFacts(FactSources sources) {

    Map<String, Object> facts() {
        String container = container();
        if (!container.isEmpty()) {
            return guest(container);
        }
        String machine = machine();
        if (!machine.isEmpty()) {
            return guest(machine);
        }
        boolean host = sources.isThere("/dev/kvm");
        return facts(host ? "kvm" : "NA", host ? "host" : "NA", List.of());
    }

    private Map<String, Object> guest(String type) {
        boolean contained = type.equals(container());
        return facts(type, "guest", contained ? List.of("container", type) : List.of(type));
    }

    private Map<String, Object> facts(String type, String role, List<String> technologies) {
        return Map.of(
                "virtualization_type", type,
                "virtualization_role", role,
                "virtualization_tech_guest", technologies,
                "virtualization_tech_host", sources.isThere("/dev/kvm") ? List.of("kvm") : List.of());
    }

    private String container() {
        String groups = String.join("\n", sources.file("/proc/1/cgroup"));
        if (sources.isThere("/.dockerenv") || groups.contains("/docker/") || groups.contains("/docker-")) {
            return "docker";
        }
        if (sources.isThere("/run/.containerenv") || groups.contains("/libpod-")) {
            return "podman";
        }
        if (groups.contains("/lxc/")) {
            return "lxc";
        }
        return sources.isThere("/proc/vz") && !sources.isThere("/proc/bc") ? "openvz" : "";
    }

    private String machine() {
        String vendor = sources.line("/sys/class/dmi/id/sys_vendor");
        String product = sources.line("/sys/class/dmi/id/product_name");
        if (sources.isThere("/proc/xen")
                || sources.line("/sys/class/dmi/id/bios_vendor").equals("Xen")) {
            return "xen";
        }
        return switch (vendor) {
            case "VMware, Inc." -> "VMware";
            case "QEMU", "Amazon EC2", "Google", "oVirt", "Hetzner", "DigitalOcean", "Red Hat", "Nutanix" -> "kvm";
            case "innotek GmbH" -> "virtualbox";
            case "OpenStack Foundation" -> "openstack";
            case "Microsoft Corporation" -> product.equals("Virtual Machine") ? "VirtualPC" : "";
            case "Parallels Software International Inc." -> "parallels";
            default ->
                product.matches("(KVM|Bochs|RHEV Hypervisor|Standard PC).*")
                        ? "kvm"
                        : product.equals("VirtualBox") ? "virtualbox" : "";
        };
    }
}
