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

        SpecialAttributes special,

        @Param(
                value =
                        "Write into the file itself where it cannot be replaced, as where it is a mount of its own; whoever"
                                + " reads it then may see half of it.",
                defaultValue = "no")
        boolean unsafeWrites) {

    Attributes of(int modeOfSource) {
        return new Attributes(mode.map(wanted -> wanted.resolve(modeOfSource)), owner, group);
    }

    WantedAttributes allOf(int modeOfSource) {
        return new WantedAttributes(of(modeOfSource), special, unsafeWrites);
    }

    Attributes ofFolder(Optional<ModeSpec> mode) {
        return new Attributes(mode, owner, group);
    }
}
