package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.module.Param;
import java.util.Optional;

/** The attributes of files that are copied from somewhere. */
public record CopyAttributes(
        @Param("Permissions: octal in quotes ('0644'), symbolic (u=rw,g=r), or 'preserve' for those of the source.")
        Optional<ModeOrPreserve> mode,

        @Param("The user it should belong to.") Optional<String> owner,
        @Param("The group it should belong to.") Optional<String> group,

        @Param(
                value = "Accepted for compatibility: allows writing in place where replacing is impossible, which is"
                        + " never done.",
                defaultValue = "no")
        boolean unsafeWrites) {

    Attributes of(int modeOfSource) {
        return new Attributes(mode.map(wanted -> wanted.resolve(modeOfSource)), owner, group);
    }

    Attributes ofFolder(Optional<ModeSpec> mode) {
        return new Attributes(mode, owner, group);
    }
}
