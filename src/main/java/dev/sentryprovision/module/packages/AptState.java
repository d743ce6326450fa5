package dev.sentryprovision.module.packages;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.HostFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is installed of the packages that were asked for.
 *
 * @param candidates the versions that would be installed, by name
 * @param age        seconds since package lists were fetched
 * @param time       when they were fetched, in seconds since 1970; 0 when nobody asked
 */
record AptState(List<Installed> packages, Map<String, String> candidates, long age, long time) {

    /** A package that dpkg knows; {@code status} is its first letters: {@code ii}, {@code rc} … */
    record Installed(String name, String withArchitecture, String status, String version) {

        boolean isInstalled() {
            return status.startsWith("ii") || status.startsWith("hi");
        }
    }

    static AptState read(Reply reply) {
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("asking dpkg", reply);
        }
        List<Installed> packages = new ArrayList<>();
        Map<String, String> candidates = new HashMap<>();
        long age = 0;
        long time = 0;
        for (String line : reply.out().lines().toList()) {
            String[] words = line.strip().split(" +");
            if (words[0].equals("age")) {
                age = Long.parseLong(words[1]);
                time = Long.parseLong(words[2]);
            } else if (words[0].equals("candidate")) {
                candidates.put(words[1], words[2]);
            } else if (words.length >= 3) {
                packages.add(new Installed(words[0], words.length > 3 ? words[3] : "", words[1], words[2]));
            }
        }
        return new AptState(packages, candidates, age, time);
    }

    /** The installed version; the word {@code provided} when another package stands in for it. */
    Optional<String> version(PackageName wanted) {
        return packages.stream()
                .filter(each -> each.isInstalled() && wanted.matches(each.name(), each.withArchitecture()))
                .map(Installed::version)
                .findFirst();
    }

    /** Whether anything of it is left: configuration too when that counts. */
    boolean isThere(PackageName wanted, boolean countConfiguration) {
        return packages.stream()
                .filter(each -> wanted.matches(each.name(), each.withArchitecture()))
                .anyMatch(each -> each.isInstalled() && !each.version().equals("provided")
                        || countConfiguration && each.status().startsWith("rc"));
    }
}
