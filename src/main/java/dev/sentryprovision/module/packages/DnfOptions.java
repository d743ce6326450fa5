package dev.sentryprovision.module.packages;

import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.shell.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How dnf is to do its work. */
@Rule(exclusive = {"best", "nobest"})
public record DnfOptions(
        @Param("Another dnf.conf.") Optional<String> confFile,

        @Param("Whose exclusions not to mind: all, main or a repository.")
        Optional<String> disableExcludes,

        @Param(value = "Install what is not signed.", defaultValue = "no")
        boolean disableGpgCheck,

        @Param("Plugins to leave out.") List<String> disablePlugin,
        @Param("Repositories to leave out.") List<String> disablerepo,
        @Param("Where to download to.") Optional<String> downloadDir,

        @Param(value = "Download only.", defaultValue = "no")
        boolean downloadOnly,

        @Param("Plugins to use.") List<String> enablePlugin,
        @Param("Repositories to use.") List<String> enablerepo,
        @Param("Packages to leave alone.") List<String> exclude,

        @Param(value = "Install what packages recommend.", defaultValue = "yes")
        boolean installWeakDeps,

        @Param(value = "The root of the system.", defaultValue = "/")
        String installroot,

        @Param("The release of the distribution.") Optional<String> releasever,

        @Param(value = "With latest, only what mends a vulnerability.", defaultValue = "no")
        boolean security,

        @Param(value = "With latest, only what mends a bug.", defaultValue = "no")
        boolean bugfix,

        @Param(value = "Leave out what cannot be installed.", defaultValue = "no")
        boolean skipBroken,

        @Param(value = "Check certificates.", defaultValue = "yes")
        boolean sslverify,

        @Param(value = "The same, for packages given by URL.", defaultValue = "yes")
        boolean validateCerts,

        @Param(value = "Go back to older versions.", defaultValue = "no")
        boolean allowDowngrade,

        @Param(value = "Remove what is in the way.", defaultValue = "no")
        boolean allowerasing,

        @Param(value = "Fetch nothing.", defaultValue = "no")
        boolean cacheonly,

        @Param("Take an older version when the best cannot be installed; the opposite of best.")
        Optional<Boolean> nobest,

        @Param("Fail when the best cannot be installed; by default as dnf is configured.")
        Optional<Boolean> best,

        @Param(value = "How many seconds to wait while another program is at work on packages.", defaultValue = "30")
        long lockTimeout,

        @Param(value = "Accepted for compatibility: it is not needed.", defaultValue = "yes")
        boolean installRepoquery,

        @Param(value = "Accepted for compatibility: what is there is used.", defaultValue = "auto", aliases = "use")
        String useBackend) {

    /** As words of a shell command. */
    String words() {
        List<String> words = new ArrayList<>(List.of("-y"));
        confFile.ifPresent(file -> words.addAll(List.of("-c", file)));
        disableExcludes.ifPresent(which -> words.add("--disableexcludes=" + which));
        disablePlugin.forEach(name -> words.add("--disableplugin=" + name));
        enablePlugin.forEach(name -> words.add("--enableplugin=" + name));
        disablerepo.forEach(name -> words.add("--disablerepo=" + name));
        enablerepo.forEach(name -> words.add("--enablerepo=" + name));
        exclude.forEach(name -> words.add("--exclude=" + name));
        releasever.ifPresent(release -> words.add("--releasever=" + release));
        downloadDir.ifPresent(folder -> words.add("--downloaddir=" + folder));
        add(words, disableGpgCheck, "--nogpgcheck");
        add(words, downloadOnly, "--downloadonly");
        add(words, !installroot.equals("/"), "--installroot=" + installroot);
        add(words, !installWeakDeps, "--setopt=install_weak_deps=False");
        add(words, !sslverify || !validateCerts, "--setopt=sslverify=False");
        add(words, security, "--security");
        add(words, bugfix, "--bugfix");
        add(words, skipBroken, "--skip-broken");
        add(words, allowerasing, "--allowerasing");
        add(words, cacheonly, "-C");
        best.or(() -> nobest.map(none -> !none)).ifPresent(wanted -> words.add(wanted ? "--best" : "--nobest"));
        return Quote.quote(words);
    }

    private static void add(List<String> words, boolean wanted, String word) {
        if (wanted) {
            words.add(word);
        }
    }
}
