package dev.sentryprovision.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of known_hosts files that concern one host. */
record KnownHosts(List<Entry> entries) {

    /** What a line says about its key. */
    enum Marker {
        KEY,
        AUTHORITY,
        REVOKED
    }

    /**
     * One line.
     *
     * @param key the key as it travels, base64
     */
    record Entry(Marker marker, String keyType, String key, Path file, int line) {

        String place() {
            return file + ":" + line;
        }
    }

    KnownHosts {
        entries = List.copyOf(entries);
    }

    /**
     * Reads the lines about a host.
     *
     * @param name as OpenSSH writes it: the host, or {@code [host]:port} where the port is not 22
     */
    static KnownHosts of(String name, List<Path> files) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : files) {
            if (Files.isReadable(file) && !Files.isDirectory(file)) {
                read(name, file, entries);
            }
        }
        return new KnownHosts(entries);
    }

    private static void read(String name, Path file, List<Entry> entries) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            int number = 0;
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                parse(name, line.strip(), file, number).ifPresent(entries::add);
            }
        }
    }

    private static Optional<Entry> parse(String name, String line, Path file, int number) {
        String[] fields = line.split("\\s+");
        Marker marker = switch (fields[0]) {
            case "@cert-authority" -> Marker.AUTHORITY;
            case "@revoked" -> Marker.REVOKED;
            default -> Marker.KEY;
        };
        int first = marker == Marker.KEY ? 0 : 1;
        if (line.startsWith("#") || fields.length < first + 3 || !KnownHostName.matches(fields[first], name)) {
            return Optional.empty();
        }
        return Optional.of(new Entry(marker, fields[first + 1], fields[first + 2], file, number));
    }

    Stream<Entry> marked(Marker marker) {
        return entries.stream().filter(entry -> entry.marker() == marker);
    }

    Optional<Entry> find(Marker marker, String key) {
        return marked(marker).filter(entry -> entry.key().equals(key)).findFirst();
    }
}
