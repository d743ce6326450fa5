package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.module.Param;
import java.util.Optional;

/** The attributes that all modules which make files take. */
public record FileAttributes(
        @Param("Permissions: octal in quotes ('0644') or symbolic (u=rw,g=r).")
        Optional<ModeSpec> mode,

        Belonging belonging) {

    public Attributes wanted() {
        return new Attributes(mode, belonging.owner(), belonging.group());
    }

    public WantedAttributes all() {
        return new WantedAttributes(wanted(), special(), belonging.unsafeWrites());
    }

    public SpecialAttributes special() {
        return belonging.special();
    }
}
