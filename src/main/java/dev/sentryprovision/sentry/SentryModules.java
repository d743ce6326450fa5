package dev.sentryprovision.sentry;

import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleProvider;
import dev.sentryprovision.sentry.config.SentryConfigModule;
import dev.sentryprovision.sentry.config.SentryDirectivesModule;
import dev.sentryprovision.sentry.config.SentryPythonModule;
import dev.sentryprovision.sentry.config.SentryYamlModule;
import dev.sentryprovision.sentry.install.SentryInstallModule;
import dev.sentryprovision.sentry.stack.SentryServicesModule;
import dev.sentryprovision.sentry.stack.SentryUserModule;
import java.util.List;

/** Modules that know Sentry. */
public final class SentryModules implements ModuleProvider {

    @Override
    public List<Class<? extends Module<?>>> modules() {
        return List.of(
                SentryPreflightModule.class,
                SentryPreflightTableModule.class,
                SentryReleaseModule.class,
                SentryEnvModule.class,
                SentryExplainModule.class,
                SentryInstallModule.class,
                SentryServicesModule.class,
                SentryUserModule.class,
                SentryConfigModule.class,
                SentryPythonModule.class,
                SentryYamlModule.class,
                SentryDirectivesModule.class);
    }
}
