package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.Registry;
import dev.sentryprovision.template.expression.Lookup;
import java.util.List;

/** All lookups: one class a family. A new family is a new line here. */
public final class Lookups {

    private Lookups() {}

    public static Registry<Lookup> registry() {
        return new Registry<>(List.of(
                VariableLookups::all, ListLookups::all, FileLookups::all, TableLookups::all, CommandLookups::all));
    }
}
