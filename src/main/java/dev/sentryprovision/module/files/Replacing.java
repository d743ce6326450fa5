package dev.sentryprovision.module.files;

import dev.sentryprovision.module.Param;
import java.util.Optional;

/** How a file is replaced. */
public record Replacing(
        @Param(value = "Keep the old content beside it, under a name with the time.", defaultValue = "no")
        boolean backup,

        @Param("A command that must succeed with the new content before it is put in place; %s stands for its path.")
        Optional<String> validate) {

    public static final Replacing PLAINLY = new Replacing(false, Optional.empty());
}
