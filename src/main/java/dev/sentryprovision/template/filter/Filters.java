package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.Registry;
import dev.sentryprovision.template.expression.Filter;
import java.util.List;

/** All filters: one class a family. A new family is a new line here. */
public final class Filters {

    private Filters() {}

    /** The families that nearly every playbook uses come first. */
    public static Registry<Filter> registry() {
        return new Registry<>(List.of(
                BasicFilters::all,
                TextFilters::all,
                SequenceFilters::all,
                DictFilters::all,
                RegexFilters::all,
                PathFilters::all,
                SetFilters::all,
                NumberFilters::all,
                SerialFilters::all,
                HashFilters::all,
                WebFilters::all,
                DateFilters::all,
                CombinatoricFilters::all,
                IpFilters::all,
                VaultFilters::all));
    }
}
