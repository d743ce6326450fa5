package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.module.Param;
import java.util.Optional;

/** The attributes that all modules which make files take. */
public record FileAttributes(
        @Param("Permissions: octal in quotes ('0644') or symbolic (u=rw,g=r).")
        Optional<ModeSpec> mode,

        @Param("The user it should belong to.") Optional<String> owner,
        @Param("The group it should belong to.") Optional<String> group,

        SpecialAttributes special,

        @Param(
                value =
                        "Write into the file itself where it cannot be replaced, as where it is a mount of its own; whoever"
                                + " reads it then may see half of it.",
                defaultValue = "no")
        boolean unsafeWrites) {

    public Attributes wanted() {
        return new Attributes(mode, owner, group);
    }

    public WantedAttributes all() {
        return new WantedAttributes(wanted(), special, unsafeWrites);
    }
}
