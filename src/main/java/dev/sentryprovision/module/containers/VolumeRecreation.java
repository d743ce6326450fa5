package dev.sentryprovision.module.containers;

import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.FromValue;
import dev.sentryprovision.module.WrongValue;
import dev.sentryprovision.problem.Nearest;
import java.util.List;

/** When a volume that is there is made anew, with all that is in it lost: one of the names that Ansible has for it. */
public record VolumeRecreation(String when) {

    private static final List<String> CHOICES = List.of("always", "never", "options-changed");

    @FromValue("always, never or options-changed")
    public static VolumeRecreation of(Object value) {
        String text = Arguments.text(value);
        if (!CHOICES.contains(text)) {
            throw new WrongValue(
                    "must be one of " + String.join(", ", CHOICES) + ", not '" + text + "'",
                    Nearest.hint(text, CHOICES));
        }
        return new VolumeRecreation(text);
    }

    boolean appliesTo(boolean optionsDiffer) {
        return when.equals("always") || when.equals("options-changed") && optionsDiffer;
    }
}
