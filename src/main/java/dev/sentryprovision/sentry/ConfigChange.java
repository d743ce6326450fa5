package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a change of configuration requires.
 *
 * @param path     the file or folder, in the checkout
 * @param setting  only when this one of its settings changes; an asterisk stands for anything
 * @param services what is to be restarted or made anew; {@code sentry} stands for all that run Sentry's image
 * @param reload   a service that then has to read its configuration again
 */
public record ConfigChange(
        String path,
        Optional<String> setting,
        Action action,
        List<String> services,
        Optional<String> reload,
        String why) {

    /** What is enough; each takes in those before it. */
    public enum Action {
        RESTART,
        RECREATE,
        UP,
        INSTALL;

        static Optional<Action> named(String name) {
            return Stream.of(values())
                    .filter(action -> action.label().equals(name))
                    .findFirst();
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Read at the first use of this class. */
    private static final class Known {
        static final List<ConfigChange> ALL = KnowledgeFile.read("config_changes", ConfigChange::of);
    }

    public static List<ConfigChange> all() {
        return Known.ALL;
    }

    /**
     * What is required after a file changed.
     *
     * @param settings names of those of its settings that changed; none when that is not known
     */
    public static Optional<ConfigChange> required(String path, List<String> settings) {
        List<ConfigChange> about =
                Known.ALL.stream().filter(change -> change.isAbout(path)).toList();
        return about.stream()
                .filter(change -> change.setting
                        .map(pattern -> settings.stream().anyMatch(name -> matches(pattern, name)))
                        .orElse(false))
                .findFirst()
                .or(() -> about.stream()
                        .filter(change -> change.setting.isEmpty())
                        .findFirst());
    }

    /** A folder stands for all that is in it. */
    private boolean isAbout(String changed) {
        return changed.equals(path) || changed.startsWith(path + "/");
    }

    private static boolean matches(String pattern, String name) {
        return pattern.startsWith("*") ? name.endsWith(pattern.substring(1)) : name.equals(pattern);
    }

    private static ConfigChange of(Fields fields) {
        return new ConfigChange(
                fields.text("path"),
                fields.optionalText("setting"),
                fields.optional("action", Action::named, "restart, recreate, up or install")
                        .orElse(Action.INSTALL),
                fields.texts("services"),
                fields.optionalText("reload"),
                fields.text("why"));
    }
}
