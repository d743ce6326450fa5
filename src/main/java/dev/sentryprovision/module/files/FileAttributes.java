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

        @Param(
                value = "Accepted for compatibility: allows writing in place where replacing is impossible, which is"
                        + " never done.",
                defaultValue = "no")
        boolean unsafeWrites) {

    public Attributes wanted() {
        return new Attributes(mode, owner, group);
    }
}
