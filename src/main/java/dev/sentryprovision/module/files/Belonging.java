package dev.sentryprovision.module.files;

import dev.sentryprovision.module.Param;
import java.util.Optional;

/** Whose a file should be, and what else is set besides its permissions. */
public record Belonging(
        @Param("The user it should belong to.") Optional<String> owner,
        @Param("The group it should belong to.") Optional<String> group,

        SpecialAttributes special,

        @Param(
                value =
                        "Write into the file itself where it cannot be replaced, as where it is a mount of its own; whoever"
                                + " reads it then may see half of it.",
                defaultValue = "no")
        boolean unsafeWrites) {}
