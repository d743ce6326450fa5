package dev.sentryprovision.host.facts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file that tells which system it is, and whose kind it is of.
 *
 * @param variety the kind, in Ansible's word
 */
record ReleaseFile(String path, String variety) {

    /** The first of the files that a family has. */
    static Optional<ReleaseFile> of(FactSources sources, String family) {
        Map<String, String> files = new LinkedHashMap<>();
        if (family.equals("RedHat")) {
            files.put("/etc/oracle-release", "OracleLinux");
            files.put("/etc/centos-release", "CentOS");
            files.put("/etc/redhat-release", "RedHat");
            files.put("/etc/os-release", "Amazon");
        } else {
            files.put("/etc/alpine-release", "Alpine");
            files.put("/etc/os-release", family.equals("Suse") ? "SUSE" : family.equals("Debian") ? "Debian" : "NA");
        }
        return files.entrySet().stream()
                .filter(file -> sources.hasFile(file.getKey()))
                .findFirst()
                .map(file -> new ReleaseFile(file.getKey(), file.getValue()));
    }

    Map<String, Object> facts() {
        return Map.of(
                "distribution_file_path", path, "distribution_file_variety", variety, "distribution_file_parsed", true);
    }
}
