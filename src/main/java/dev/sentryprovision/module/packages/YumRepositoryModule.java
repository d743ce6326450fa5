package dev.sentryprovision.module.packages;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.files.FileAttributes;
import dev.sentryprovision.module.files.SpecialAttributes;
import dev.sentryprovision.module.system.ConfigText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Repositories of dnf and yum. */
@ModuleSpec(
        name = "yum_repository",
        summary = "Makes a repository of dnf or yum present or absent.",
        returns = "repo, state: as they were given",
        examples = """
                - yum_repository:
                    name: docker-ce-stable
                    description: Docker CE Stable
                    baseurl: https://download.docker.com/linux/centos/$releasever/$basearch/stable
                    gpgkey: https://download.docker.com/linux/centos/gpg
                    gpgcheck: true
                """)
public final class YumRepositoryModule implements Module<YumRepositoryModule.Params> {

    /** Whether the repository should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    public record Params(
            @Param(value = "The repository's short name.", required = true)
            String name,

            @Param("Its name for people.") Optional<String> description,

            @Param("The file it is in, without .repo; by default named as the repository.")
            Optional<String> file,

            @Param(value = "The folder of the file.", defaultValue = "/etc/yum.repos.d")
            RemotePath reposdir,

            @Param(value = "Whether it should be there.", defaultValue = "present")
            State state,

            YumRepositoryOptions options,
            FileAttributes attributes) {

        List<String> section() {
            Map<String, String> settings = new TreeMap<>(options.settings());
            settings.put("name", description.orElse(""));
            List<String> lines = new ArrayList<>();
            lines.add("[" + name + "]");
            settings.forEach(
                    (key, value) -> lines.addAll((key + " = " + value).lines().toList()));
            lines.add("");
            return lines;
        }

        boolean hasAddress() {
            return !options.baseurl().isEmpty()
                    || options.metalink().isPresent()
                    || options.mirrorlist().isPresent();
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        boolean present = params.state == State.PRESENT;
        if (present && !params.hasAddress()) {
            return Outcome.failed("Parameter 'baseurl', 'metalink' or 'mirrorlist' is required.");
        }
        if (present && params.description.isEmpty()) {
            return Outcome.failed("Parameter 'description' is required.");
        }
        RemotePath path = params.reposdir.child(params.file.orElse(params.name) + ".repo");
        ConfigText file = ConfigText.read(path, host);
        IniSections before = IniSections.parse(file.lines());
        IniSections after = present ? before.with(params.name, params.section()) : before.without(params.name);
        SpecialAttributes.Pending special = params.attributes.special().ask(host, path);
        if (!present && !after.equals(before) && after.isEmpty()) {
            host.remove(file.path());
        } else if (!after.equals(before)) {
            host.write(new FileWrite(
                    file.path(),
                    Content.of(ConfigText.text(after.lines())),
                    attributes(params, file),
                    Optional.empty(),
                    false,
                    params.options.password().isPresent()
                            || params.options.proxyPassword().isPresent()));
            special.settle(file.path(), true);
        } else if (file.exists()) {
            params.attributes.all().reach(file.path(), host);
        }
        return Outcome.ok()
                .with("repo", params.name)
                .with("state", params.state.name().toLowerCase(Locale.ROOT));
    }

    private static Attributes attributes(Params params, ConfigText file) {
        Attributes wanted = params.attributes.wanted();
        return file.exists() || wanted.mode().isPresent()
                ? wanted
                : new Attributes(Optional.of(ModeSpec.ofBits(0644)), wanted.owner(), wanted.group());
    }
}
