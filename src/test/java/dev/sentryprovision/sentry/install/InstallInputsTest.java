package dev.sentryprovision.sentry.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.sentry.ConfigChange;
import dev.sentryprovision.sentry.ConfigChange.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstallInputsTest {

    @ParameterizedTest
    @MethodSource("dev.sentryprovision.sentry.ConfigChange#all")
    void the_installer_is_due_for_what_the_table_says_and_no_more(ConfigChange change) {
        boolean counts = change.setting()
                .map(setting -> !InstallInputs.settings(setting.replace("*", "SENTRY") + "=1")
                        .isEmpty())
                .orElseGet(() -> InstallInputs.files().contains(change.path()));

        assertThat(counts).isEqualTo(change.action() == Action.INSTALL);
    }
}
