package dev.sentryprovision.module.files;

import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.FromValue;
import java.util.Optional;

/** A mode, or that of the source. */
public record ModeOrPreserve(Optional<ModeSpec> given) {

    @FromValue("file mode, or 'preserve' for that of the source")
    public static ModeOrPreserve of(Object value) {
        return new ModeOrPreserve("preserve".equals(value) ? Optional.empty() : Optional.of(Arguments.mode(value)));
    }

    public ModeSpec resolve(int ofSource) {
        return given.orElseGet(() -> ModeSpec.ofBits(ofSource));
    }
}
