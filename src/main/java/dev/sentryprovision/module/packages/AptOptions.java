package dev.sentryprovision.module.packages;

import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How apt-get is to do its work. */
public record AptOptions(
        @Param(value = "The release to take packages from.", aliases = "default-release")
        Optional<String> defaultRelease,

        @Param(
                value = "Install what packages recommend; without it, as apt is configured.",
                aliases = "install-recommends")
        Optional<Boolean> installRecommends,

        @Param(value = "Install what is not signed, and whatever else apt would ask about.", defaultValue = "no")
        boolean force,

        @Param(value = "Install what is not signed.", defaultValue = "no", aliases = "allow-unauthenticated")
        boolean allowUnauthenticated,

        @Param(
                value = "Go back to older versions.",
                defaultValue = "no",
                aliases = {"allow-downgrade", "allow_downgrades", "allow-downgrades"})
        boolean allowDowngrade,

        @Param(value = "Change packages that are on hold.", defaultValue = "no")
        boolean allowChangeHeldPackages,

        @Param(value = "Upgrade what is installed, install nothing new.", defaultValue = "no")
        boolean onlyUpgrade,

        @Param(value = "Options for dpkg.", defaultValue = "force-confdef,force-confold")
        List<String> dpkgOptions,

        @Param(value = "How many seconds to wait while another program holds dpkg's lock.", defaultValue = "60")
        long lockTimeout,

        @Param(value = "How often to try to fetch package lists.", defaultValue = "5")
        long updateCacheRetries,

        @Param(value = "The longest pause between two tries, in seconds; pauses double.", defaultValue = "12")
        long updateCacheRetryMaxDelay,

        @Param(value = "Fail when something would have to be removed.", defaultValue = "no")
        boolean failOnAutoremove,

        @Param("What a policy-rc.d says while packages are installed; 101 keeps services from being started.")
        Optional<Long> policyRcD,

        @Param(value = "Accepted for compatibility: apt-get is always used.", defaultValue = "no")
        boolean forceAptGet) {

    /** As words of a shell command. */
    String words() {
        List<String> words = new ArrayList<>(List.of("-y", "-q"));
        dpkgOptions.stream()
                .filter(option -> !option.isEmpty())
                .flatMap(option -> Stream.of("-o", "Dpkg::Options::=--" + option))
                .forEach(words::add);
        defaultRelease.ifPresent(release -> words.addAll(List.of("-t", release)));
        installRecommends.ifPresent(
                wanted -> words.addAll(List.of("-o", "APT::Install-Recommends=" + (wanted ? "yes" : "no"))));
        add(words, force || allowUnauthenticated, "--allow-unauthenticated");
        add(words, force || allowDowngrade, "--allow-downgrades");
        add(words, force || allowChangeHeldPackages, "--allow-change-held-packages");
        add(words, force, "--allow-remove-essential");
        add(words, onlyUpgrade, "--only-upgrade");
        add(words, failOnAutoremove, "--no-remove");
        return Quote.quote(words);
    }

    private static void add(List<String> words, boolean wanted, String word) {
        if (wanted) {
            words.add(word);
        }
    }
}
