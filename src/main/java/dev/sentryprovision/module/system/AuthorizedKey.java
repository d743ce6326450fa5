package dev.sentryprovision.module.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of an authorized_keys file, as sshd(8) describes them.
 *
 * @param options those before the type, each as it is written
 */
record AuthorizedKey(List<String> options, String type, String key, String comment) {

    private static final Pattern TYPE = Pattern.compile(
            "ssh-(rsa|dss|ed25519)(-cert-v01@openssh\\.com)?|ecdsa-sha2-nistp\\d+(-cert-v01@openssh\\.com)?"
                    + "|sk-(ssh-ed25519|ecdsa-sha2-nistp256)(-cert-v01)?@openssh\\.com|ssh-ed448");

    static Optional<AuthorizedKey> parse(String line) {
        String text = line.strip();
        if (text.startsWith("#")) {
            return Optional.empty();
        }
        int end = endOfOptions(text);
        String first = text.substring(0, end);
        boolean hasOptions = !TYPE.matcher(first).matches();
        String[] words = (hasOptions ? text.substring(end).strip() : text).split("\\s+", 3);
        if (words.length < 2 || !TYPE.matcher(words[0]).matches()) {
            return Optional.empty();
        }
        return Optional.of(new AuthorizedKey(
                hasOptions ? options(first) : List.of(), words[0], words[1], words.length > 2 ? words[2] : ""));
    }

    /** Options with commas between them; within quotes a comma is none. */
    static List<String> options(String text) {
        List<String> options = new ArrayList<>();
        StringBuilder option = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            }
            if (c == ',' && !quoted) {
                options.add(option.toString().strip());
                option.setLength(0);
            } else {
                option.append(c);
            }
        }
        options.add(option.toString().strip());
        options.removeIf(String::isEmpty);
        return List.copyOf(options);
    }

    /** The first blank outside of quotes. */
    private static int endOfOptions(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (!quoted && Character.isWhitespace(c)) {
                return i;
            }
        }
        return text.length();
    }

    AuthorizedKey withOptions(String text) {
        return new AuthorizedKey(options(text), type, key, comment);
    }

    AuthorizedKey withComment(String text) {
        return new AuthorizedKey(options, type, key, text);
    }

    String line() {
        return (options.isEmpty() ? "" : String.join(",", options) + " ") + (type + " " + key + " " + comment).strip();
    }
}
