package dev.sentryprovision.module.files;

import dev.sentryprovision.module.Wildcard;
import java.util.List;
import java.util.stream.Stream;

/** Which entries of an archive are wanted, and under which paths; a pattern for a folder counts for all in it. */
record EntrySelection(List<String> include, List<String> exclude, int strip) {

    List<Archive.Entry> of(List<Archive.Entry> entries) {
        return entries.stream()
                .filter(entry -> include.isEmpty() || matches(include, entry.path()))
                .filter(entry -> !matches(exclude, entry.path()))
                .flatMap(this::stripped)
                .toList();
    }

    private static boolean matches(List<String> patterns, String path) {
        return patterns.stream()
                .map(pattern -> new Wildcard(pattern.replaceFirst("^\\./", "").replaceFirst("/$", "")))
                .anyMatch(wildcard -> withFolders(path).anyMatch(wildcard::matches));
    }

    /** A path and the folders it is in. */
    private static Stream<String> withFolders(String path) {
        return Stream.iterate(
                path, each -> !each.isEmpty(), each -> each.substring(0, Math.max(each.lastIndexOf('/'), 0)));
    }

    private Stream<Archive.Entry> stripped(Archive.Entry entry) {
        String[] names = entry.path().split("/", strip + 1);
        return strip == 0
                ? Stream.of(entry)
                : names.length <= strip ? Stream.empty() : Stream.of(entry.at(names[strip]));
    }
}
