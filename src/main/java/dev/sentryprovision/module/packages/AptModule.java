package dev.sentryprovision.module.packages;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.module.Written;
import java.util.List;
import java.util.Optional;

/** Debian's packages. */
@ModuleSpec(
        name = "apt",
        summary = "Installs, upgrades and removes packages of Debian and its relatives.",
        returns = {
            "cache_updated: whether package lists were fetched",
            "cache_update_time: when they were, in seconds since 1970; 0 when it was not asked for",
            "stdout, stderr: what apt-get said"
        },
        examples = """
                - apt:
                    name: [docker.io, git=1:2.39*]
                    update_cache: true
                    cache_valid_time: 3600
                """)
public final class AptModule implements Module<AptModule.Params> {

    /** What packages should be. */
    public enum State {
        PRESENT,
        ABSENT,
        LATEST,
        FIXED,
        @Written("build-dep")
        BUILD_DEP
    }

    /** How far to upgrade everything. */
    public enum Upgrade {
        NO,
        YES,
        SAFE,
        FULL,
        DIST
    }

    @Rule(exclusive = {"name", "deb"})
    @Rule(oneOf = {"name", "deb", "upgrade", "update_cache", "autoremove", "autoclean", "clean"})
    public record Params(
            @Param(
                    value = "Packages, each with a version if need be: name=1.2*.",
                    aliases = {"pkg", "package"})
            List<String> name,

            @Param(
                    value =
                            "What they should be; fixed mends what is half installed first, build-dep is about what building them takes.",
                    defaultValue = "present")
            State state,

            @Param("A package file on the host.") Optional<RemotePath> deb,

            @Param(value = "Fetch package lists first, when something is to be installed.", aliases = "update-cache")
            Optional<Boolean> updateCache,

            @Param("Lists that are so many seconds old need not be fetched; implies update_cache.")
            Optional<Long> cacheValidTime,

            @Param(value = "Upgrade all packages.", defaultValue = "no")
            Upgrade upgrade,

            @Param(value = "Remove configuration as well.", defaultValue = "no")
            boolean purge,

            @Param(value = "Remove what was installed for others and is no longer needed.", defaultValue = "no")
            boolean autoremove,

            @Param(value = "Delete package files that can no longer be downloaded.", defaultValue = "no")
            boolean autoclean,

            @Param(value = "Delete all package files that were downloaded.", defaultValue = "no")
            boolean clean,

            AptOptions options) {

        boolean updates() {
            return updateCache.orElse(cacheValidTime.isPresent());
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        return new AptGoal(params, host).reach();
    }
}
