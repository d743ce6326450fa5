package dev.sentryprovision.template.test;

import dev.sentryprovision.template.Registry;
import dev.sentryprovision.template.expression.Check;
import java.util.List;

/** All tests: one class a family. A new family is a new line here. */
public final class Checks {

    private Checks() {}

    public static Registry<Check> registry() {
        return new Registry<>(List.of(
                BasicChecks::all,
                ResultChecks::all,
                TextChecks::all,
                ListChecks::all,
                VersionCheck::all,
                FileChecks::all));
    }
}
