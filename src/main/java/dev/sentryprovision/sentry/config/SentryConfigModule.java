package dev.sentryprovision.sentry.config;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.sentry.Concealment;
import dev.sentryprovision.sentry.ConfigOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets options of sentry/config.yml and leaves all else in it. */
@ModuleSpec(
        name = "sentry_config",
        collection = "sentryprovision.sentry",
        summary = "Sets options in sentry/config.yml, and leaves what the installer and others wrote there.",
        returns = {
            "overruled: options whose value sentry.conf.py overrules, unless it says them again",
            "mistakes: what is wrong, when it fails"
        },
        examples = """
                - sentry_config:
                    path: /opt/sentry/self-hosted/sentry/config.yml
                    settings:
                      mail.host: smtp.example.com
                      filestore.options: {bucket_name: sentry}
                    secrets: {mail.password: "{{ vault_mail_password }}"}
                """)
public final class SentryConfigModule implements Module<SentryConfigModule.Params> {

    public record Params(
            @Param(value = "The file. Where it is missing it begins as upstream's example beside it.", required = true)
            RemotePath path,

            @Param("Options by name; a value is a text, a number, a truth value, a list or a dictionary.")
            Map<String, Object> settings,

            @Param(value = "The same for secrets: no diff is shown when one changes.", secret = true)
            Map<String, Object> secrets,

            @Param("Options to remove, so that they can be set in the web interface.")
            List<String> absent,

            @Param("Mode of the file when it is made.") Optional<ModeSpec> mode,

            @Param(value = "Only say what is wrong with the options, and leave the file.", defaultValue = "no")
            boolean checkOnly,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        Concealment concealment = new Concealment(params.controller);
        concealment.all(params.secrets);
        concealment.named(params.settings);
        Map<String, Object> settings = typed(params.settings);
        Map<String, Object> secrets = typed(params.secrets);
        List<String> mistakes = new ArrayList<>();
        settings.forEach((name, value) -> ConfigOption.mistake(name, value).ifPresent(mistakes::add));
        secrets.forEach((name, value) -> ConfigOption.mistake(name, value).ifPresent(mistakes::add));
        if (!mistakes.isEmpty()) {
            return failed(mistakes);
        }
        Asked<Reading> there = host.ask(Look.Read.small(params.path));
        Asked<Reading> example = host.ask(Look.Read.small(exampleOf(params.path)));
        boolean exists = there.get() instanceof Reading.Whole;
        String before = exists
                ? ServiceFile.text(there.get(), params.path)
                : ServiceFile.text(example.get(), exampleOf(params.path));
        ConfigYaml config = new ConfigYaml(params.path.text(), before);
        concealment.named(config.values());
        settings.forEach(config::set);
        String withoutSecrets = config.text();
        secrets.forEach(config::set);
        params.absent.forEach(config::remove);
        Map<String, Object> after = config.values();
        if (Boolean.TRUE.equals(after.get("mail.use-tls")) && Boolean.TRUE.equals(after.get("mail.use-ssl"))) {
            return failed(List.of("mail.use-tls and mail.use-ssl exclude each other"));
        }
        if (!params.checkOnly && (!exists || !config.text().equals(before))) {
            boolean secret = !params.secrets.isEmpty() && !withoutSecrets.equals(config.text());
            Attributes attributes =
                    exists ? Attributes.KEEP : new Attributes(params.mode, Optional.empty(), Optional.empty());
            host.write(
                    new FileWrite(params.path, Content.of(config.text()), attributes, Optional.empty(), false, secret));
        }
        return Outcome.ok()
                .with("path", params.path.text())
                .with(
                        "overruled",
                        settings.keySet().stream()
                                .filter(SentryConfigModule::isOverruled)
                                .toList());
    }

    private static boolean isOverruled(String name) {
        return ConfigOption.named(name).filter(ConfigOption::python).isPresent();
    }

    private static Map<String, Object> typed(Map<String, Object> options) {
        Map<String, Object> typed = new LinkedHashMap<>();
        options.forEach((name, value) -> typed.put(name, ConfigOption.typed(name, value)));
        return typed;
    }

    private static RemotePath exampleOf(RemotePath path) {
        return new RemotePath(path.text().replaceFirst("\\.yml$", ".example.yml"));
    }

    private static Outcome failed(List<String> mistakes) {
        return Outcome.failed(String.join("; ", mistakes)).with("mistakes", mistakes);
    }
}
