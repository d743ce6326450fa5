package dev.sentryprovision.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ansible_ssh_common_args} and its like mean to a client that is not OpenSSH: {@code -o Key=Value},
 * {@code -i}, {@code -J}, {@code -l}, {@code -p}. Options that tune OpenSSH's own processes (ControlMaster and so on)
 * have no meaning here and are passed over; any other one is refused by name rather than silently dropped.
 */
record SshArguments(Map<String, String> options) {

    private static final List<String> MEANINGFUL = List.of(
            "stricthostkeychecking",
            "userknownhostsfile",
            "proxyjump",
            "identityfile",
            "user",
            "port",
            "connecttimeout");

    private static final List<String> WITHOUT_MEANING = List.of(
            "controlmaster",
            "controlpersist",
            "controlpath",
            "serveraliveinterval",
            "serveralivecountmax",
            "preferredauthentications",
            "forwardagent",
            "loglevel",
            "compression",
            "batchmode",
            "identitiesonly",
            "passwordauthentication",
            "kbdinteractiveauthentication",
            "pubkeyauthentication",
            "globalknownhostsfile",
            "updatehostkeys",
            "gssapiauthentication",
            "tcpkeepalive");

    static SshArguments parse(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            Optional<String> key = keyOf(word);
            if (key.isPresent()) {
                String value = word.length() > 2 ? word.substring(2) : i + 1 < words.size() ? words.get(++i) : "";
                put(options, key.get(), value);
            } else if (!word.equals("-C") && !word.equals("-q") && !word.matches("-v+")) {
                throw new IllegalArgumentException("the ssh argument '" + word + "' has no meaning here");
            }
        }
        return new SshArguments(options);
    }

    Optional<String> get(String option) {
        return Optional.ofNullable(options.get(option.toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> keyOf(String word) {
        return word.length() < 2 || word.charAt(0) != '-'
                ? Optional.empty()
                : switch (word.charAt(1)) {
                    case 'o' -> Optional.of("");
                    case 'i' -> Optional.of("identityfile");
                    case 'J' -> Optional.of("proxyjump");
                    case 'l' -> Optional.of("user");
                    case 'p' -> Optional.of("port");
                    default -> Optional.empty();
                };
    }

    private static void put(Map<String, String> options, String key, String value) {
        if (!key.isEmpty()) {
            options.putIfAbsent(key, value);
            return;
        }
        String[] parts = value.strip().split("[=\\s]+", 2);
        String option = parts[0].toLowerCase(Locale.ROOT);
        if (MEANINGFUL.contains(option) && parts.length == 2) {
            options.putIfAbsent(option, parts[1]);
        } else if (!WITHOUT_MEANING.contains(option)) {
            throw new IllegalArgumentException("the ssh option '" + parts[0] + "' has no meaning here");
        }
    }

    /** Splits as a shell would, quotes taken off. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
