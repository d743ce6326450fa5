package dev.sentryprovision.module.packages;

import dev.sentryprovision.module.Wildcard;
import java.util.Optional;

/** A package as a playbook names it: {@code name}, {@code name:arch}, {@code name=version}, with wildcards. */
record PackageName(String written, String name, Optional<String> version) {

    static PackageName of(String written) {
        String[] parts = written.strip().split("=", 2);
        return new PackageName(
                written.strip(),
                parts[0].strip(),
                parts.length == 2 ? Optional.of(parts[1].strip()) : Optional.empty());
    }

    boolean accepts(String installedVersion) {
        return version.map(wanted -> new Wildcard(wanted).matches(installedVersion))
                .orElse(true);
    }

    boolean isPattern() {
        return Wildcard.isIn(name);
    }

    /** Whether a package of this name, or name:arch, is meant. */
    boolean matches(String installed, String withArchitecture) {
        return isPattern()
                ? new Wildcard(name).matches(installed)
                : name.equals(installed) || name.equals(withArchitecture);
    }
}
