package dev.sentryprovision.module.packages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of sources.list(5), blanks made alike. */
record AptSource(String text, boolean disabled) {

    /** Whether it is a source at all: deb or deb-src, an address, a suite. */
    static Optional<AptSource> parse(String line) {
        String text = line.strip();
        boolean disabled = text.startsWith("#");
        String source = text.replaceFirst("^#+", "");
        int comment = source.indexOf('#');
        String plain =
                (comment < 0 ? source : source.substring(0, comment)).strip().replaceAll("\\s+", " ");
        List<String> words = words(plain);
        boolean valid = words.size() >= 3
                && (words.getFirst().equals("deb") || words.getFirst().equals("deb-src"));
        return valid ? Optional.of(new AptSource(plain, disabled)) : Optional.empty();
    }

    /** Without the options in brackets. */
    private static List<String> words(String plain) {
        return List.of(plain.replaceFirst("\\[[^\\]]*]", "").strip().split("\\s+"));
    }

    /** The name of the file that it goes to when none is given: after its address, without user and password. */
    String fileName() {
        String address = words(text.replaceAll("\\w+://", "")).get(1);
        String place = address.contains("@") ? address.substring(address.indexOf('@') + 1) : address;
        return String.join(
                "_",
                Stream.of(place.replaceAll("[^a-zA-Z0-9]", " ").split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }
}
