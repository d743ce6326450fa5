package dev.sentryprovision.host;

import java.util.Optional;

/** Attributes a file should have; what is not given is left as it is. Owner and group are names or numbers. */
public record Attributes(Optional<ModeSpec> mode, Optional<String> owner, Optional<String> group) {

    public static final Attributes KEEP = new Attributes(Optional.empty(), Optional.empty(), Optional.empty());

    public static Attributes ofMode(int bits) {
        return new Attributes(Optional.of(ModeSpec.ofBits(bits)), Optional.empty(), Optional.empty());
    }
}
