package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.module.Param;
import java.util.Optional;

/** The attributes of files that are copied from somewhere. */
public record CopyAttributes(
        @Param("Permissions: octal in quotes ('0644'), symbolic (u=rw,g=r), or 'preserve' for those of the source.")
        Optional<ModeOrPreserve> mode,

        Belonging belonging) {

    Attributes of(int modeOfSource) {
        return ofFolder(mode.map(wanted -> wanted.resolve(modeOfSource)));
    }

    WantedAttributes allOf(int modeOfSource) {
        return new WantedAttributes(of(modeOfSource), belonging.special(), belonging.unsafeWrites());
    }

    Attributes ofFolder(Optional<ModeSpec> mode) {
        return new Attributes(mode, belonging.owner(), belonging.group());
    }
}
