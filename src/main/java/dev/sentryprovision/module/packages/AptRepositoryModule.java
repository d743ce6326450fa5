package dev.sentryprovision.module.packages;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.system.ConfigText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Repositories of apt, a line each. */
@ModuleSpec(
        name = "apt_repository",
        summary =
                "Makes a line of sources.list present or absent, and fetches package lists when that changed anything.",
        returns = {"repo, state: as they were given", "sources_added, sources_removed: files"},
        examples = """
                - apt_repository:
                    repo: deb [signed-by=/etc/apt/keyrings/docker.asc] https://download.docker.com/linux/debian bookworm stable
                    filename: docker
                """)
public final class AptRepositoryModule implements Module<AptRepositoryModule.Params> {

    private static final RemotePath MAIN = new RemotePath("/etc/apt/sources.list");
    private static final RemotePath FOLDER = new RemotePath("/etc/apt/sources.list.d");

    /** Whether the repository should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    public record Params(
            @Param(value = "The line: deb URI SUITE COMPONENT…", required = true)
            String repo,

            @Param(value = "Whether it should be there.", defaultValue = "present")
            State state,

            @Param("Permissions of the file.") Optional<ModeSpec> mode,

            @Param(
                    value = "Fetch package lists when something changed.",
                    defaultValue = "yes",
                    aliases = "update-cache")
            boolean updateCache,

            @Param(value = "How often to try to fetch them.", defaultValue = "5")
            long updateCacheRetries,

            @Param(value = "The longest pause between two tries, in seconds.", defaultValue = "12")
            long updateCacheRetryMaxDelay,

            @Param("The file in sources.list.d, without .list; by default named after the address.")
            Optional<String> filename,

            @Param("The release that a ppa: is for; those are not supported.")
            Optional<String> codename,

            @Param(value = "Accepted for compatibility: nothing is fetched here but by apt.", defaultValue = "yes")
            boolean validateCerts,

            @Param(value = "Accepted for compatibility: Python is not needed.", defaultValue = "yes")
            boolean installPythonApt) {}

    @Override
    public Outcome run(Params params, Host host) {
        if (params.repo.startsWith("ppa:")) {
            return Outcome.failed(params.repo + ": archives of Launchpad are not looked up; give the deb line, or use"
                    + " deb822_repository with the archive's key as signed_by");
        }
        Optional<AptSource> source = AptSource.parse(params.repo);
        if (source.isEmpty()) {
            return Outcome.failed("Invalid repository string: " + params.repo);
        }
        Map<RemotePath, ConfigText> files = files(List.of(MAIN, fileOf(params, source.get())), host);
        Map<RemotePath, String> changes =
                params.state == State.PRESENT ? additions(params, source.get(), files) : removals(source.get(), files);
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        changes.forEach((path, text) -> {
            boolean there = files.containsKey(path);
            if (text.isEmpty() && !path.equals(MAIN)) {
                host.remove(path);
                removed.add(path.text());
            } else {
                write(params, path, text, there, host);
                if (!there) {
                    added.add(path.text());
                }
            }
        });
        if (!changes.isEmpty() && params.updateCache) {
            Optional<String> trouble = fetch(params, host);
            if (trouble.isPresent()) {
                restore(changes, files, host);
                return Outcome.failed(
                        "Failed to update apt cache: " + trouble.get() + "; the sources are as they were");
            }
        }
        return Outcome.ok()
                .with("repo", params.repo)
                .with("state", params.state.name().toLowerCase(Locale.ROOT))
                .with("sources_added", added)
                .with("sources_removed", removed);
    }

    private static Optional<String> fetch(Params params, Host host) {
        return new AptLists(host, PackageLock.ofApt(60), params.updateCacheRetries, params.updateCacheRetryMaxDelay)
                .fetch()
                .trouble();
    }

    /** All files of sources. Those it is about most often are asked for with the listing, others only when there are some. */
    private static Map<RemotePath, ConfigText> files(List<RemotePath> likely, Host host) {
        Map<RemotePath, Asked<ConfigText>> asked = new LinkedHashMap<>();
        Asked<List<TreeEntry>> entries = host.ask(Look.Tree.childrenOf(FOLDER));
        likely.forEach(path -> asked.put(path, ConfigText.ask(path, host)));
        entries.get().stream()
                .map(TreeEntry::path)
                .filter(path -> path.fileName().endsWith(".list"))
                .forEach(path -> asked.computeIfAbsent(path, other -> ConfigText.ask(other, host)));
        Map<RemotePath, ConfigText> files = new LinkedHashMap<>();
        asked.forEach((path, each) -> {
            if (each.get().exists()) {
                files.put(path, each.get());
            }
        });
        return files;
    }

    private static RemotePath fileOf(Params params, AptSource source) {
        String name = params.filename.orElseGet(source::fileName);
        return name.startsWith("/")
                ? new RemotePath(name.endsWith(".list") ? name : name + ".list")
                : FOLDER.child(name + ".list");
    }

    private static Map<RemotePath, String> additions(
            Params params, AptSource source, Map<RemotePath, ConfigText> files) {
        boolean there = files.values().stream()
                .flatMap(file -> file.lines().stream())
                .anyMatch(line -> AptSource.parse(line).filter(source::equals).isPresent());
        if (there) {
            return Map.of();
        }
        RemotePath path = fileOf(params, source);
        String before =
                files.containsKey(path) ? ConfigText.text(files.get(path).lines()) : "";
        return Map.of(path, before + (source.disabled() ? "# " : "") + source.text() + "\n");
    }

    private static Map<RemotePath, String> removals(AptSource source, Map<RemotePath, ConfigText> files) {
        Map<RemotePath, String> changes = new LinkedHashMap<>();
        files.forEach((path, file) -> {
            List<String> kept = file.lines().stream()
                    .filter(line -> AptSource.parse(line)
                            .filter(each -> each.text().equals(source.text()) && !each.disabled())
                            .isEmpty())
                    .toList();
            if (!kept.equals(file.lines())) {
                changes.put(path, ConfigText.text(kept));
            }
        });
        return changes;
    }

    private static void write(Params params, RemotePath path, String text, boolean there, Host host) {
        Optional<ModeSpec> mode = params.mode.or(() -> there ? Optional.empty() : Optional.of(ModeSpec.ofBits(0644)));
        host.write(FileWrite.of(path, Content.of(text), new Attributes(mode, Optional.empty(), Optional.empty())));
    }

    private static void restore(Map<RemotePath, String> changes, Map<RemotePath, ConfigText> files, Host host) {
        for (RemotePath path : changes.keySet()) {
            if (files.containsKey(path)) {
                host.write(FileWrite.of(path, Content.of(files.get(path).text()), Attributes.KEEP));
            } else {
                host.remove(path);
            }
        }
    }
}
