package dev.sentryprovision.host.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Routes of IPv4, from the kernel's own table. */
record Routes(List<Route> routes) {

    /** Numbers of addresses are big-endian here. */
    record Route(String device, long destination, long gateway, long metric, long mask) {}

    static Routes of(FactSources sources) {
        List<Route> routes = new ArrayList<>();
        for (String line : sources.file("/proc/net/route")) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length >= 8 && fields[1].matches("[0-9A-Fa-f]{8}")) {
                routes.add(new Route(
                        fields[0], hex(fields[1]), hex(fields[2]), Long.parseLong(fields[6]), hex(fields[7])));
            }
        }
        return new Routes(routes);
    }

    /** The table shows addresses in the order of the processor's bytes; all processors we meet are little-endian. */
    private static long hex(String text) {
        return Integer.toUnsignedLong(Integer.reverseBytes(Integer.parseUnsignedInt(text, 16)));
    }

    Optional<Route> toTheWorld() {
        return routes.stream()
                .filter(route -> route.destination == 0 && route.mask == 0)
                .min(Comparator.comparingLong(Route::metric));
    }

    /** The network that an address of this machine lies in. */
    Optional<Route> networkOf(long address) {
        return routes.stream()
                .filter(route -> route.mask != 0 && (address & route.mask) == route.destination)
                .max(Comparator.comparingLong(Route::mask));
    }
}
