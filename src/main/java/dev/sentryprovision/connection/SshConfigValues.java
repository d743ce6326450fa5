package dev.sentryprovision.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What ssh_config says about one host, with {@code ~} and {@code %} tokens resolved. */
final class SshConfigValues {

    private final Map<String, List<String>> values;
    private final String host;
    private final Path home;
    private final String localUser;

    SshConfigValues(Map<String, List<String>> values, String host, Path home, String localUser) {
        this.values = Map.copyOf(values);
        this.host = host;
        this.home = home;
        this.localUser = localUser;
    }

    /** A value as it stands there; {@code keyword} in lower case. */
    Optional<String> text(String keyword) {
        return Optional.ofNullable(values.get(keyword))
                .filter(list -> !list.isEmpty())
                .map(List::getFirst);
    }

    List<String> all(String keyword) {
        return values.getOrDefault(keyword, List.of());
    }

    String hostName() {
        return text("hostname")
                .map(name -> name.replace("%%", "%").replace("%h", host))
                .orElse(host);
    }

    Optional<Integer> number(String keyword) {
        return text(keyword).filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf);
    }

    Optional<Duration> seconds(String keyword) {
        return number(keyword).map(Duration::ofSeconds);
    }

    boolean isYes(String keyword) {
        return text(keyword)
                .filter(text -> text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("true"))
                .isPresent();
    }

    /** The files named by a keyword; {@code none} leaves no file. */
    List<Path> files(String keyword, String user, int port) {
        return all(keyword).stream()
                .filter(text -> !text.equalsIgnoreCase("none"))
                .map(text -> Path.of(expanded(text, user, port)))
                .toList();
    }

    private String expanded(String text, String user, int port) {
        String path = text.startsWith("~/") ? home + text.substring(1) : text.replace("${HOME}", home.toString());
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%' && i + 1 < path.length()) {
                result.append(token(path.charAt(++i), user, port));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    private String token(char c, String user, int port) {
        return switch (c) {
            case 'h' -> hostName();
            case 'n' -> host;
            case 'p' -> Integer.toString(port);
            case 'r' -> user;
            case 'u' -> localUser;
            case 'd' -> home.toString();
            case '%' -> "%";
            default -> "%" + c;
        };
    }
}
