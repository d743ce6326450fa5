package dev.sentryprovision.module.source;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository comes from. A password or token in an address goes to git through the environment and a credential helper:
 * in the address it would show in the process list and be written into the clone's configuration.
 *
 * @param shown the address without a password
 */
record GitAddress(String shown, String user, String password) {

    private static final Pattern WITH_PASSWORD = Pattern.compile("(https?://)([^/:@]*):([^/@]*)@(.*)");
    /** A token alone: no name of a person or a machine is as long. */
    private static final Pattern TOKEN_ALONE = Pattern.compile("(https?://)([\\w-]{20,})@(.*)");

    /** What goes as password beside a token, at GitHub and those who do as it does. */
    private static final String BESIDE_TOKEN = "x-oauth-basic";

    private static final Pattern REMOTE = Pattern.compile("[a-z][a-z0-9+.-]*://.*|[^/]+:.*");

    static GitAddress of(String written) {
        Matcher alone = TOKEN_ALONE.matcher(written);
        if (alone.matches()) {
            return new GitAddress(alone.group(1) + alone.group(3), alone.group(2), BESIDE_TOKEN);
        }
        Matcher matcher = WITH_PASSWORD.matcher(written);
        return matcher.matches()
                ? new GitAddress(
                        matcher.group(1) + matcher.group(4), decode(matcher.group(2)), decode(matcher.group(3)))
                : new GitAddress(written, "", "");
    }

    boolean hasPassword() {
        return !password.isEmpty();
    }

    /** Whether it is a path on the host itself. */
    boolean isPath() {
        return !REMOTE.matcher(shown).matches() || shown.startsWith("file://");
    }

    String path() {
        return shown.replaceFirst("^file://", "");
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("LC_ALL", "C");
        if (hasPassword()) {
            environment.put("GIT_ADDRESS_USER", user);
            environment.put("GIT_ADDRESS_PASSWORD", password);
        }
        return environment;
    }

    /** Options for git itself. */
    String options() {
        return hasPassword()
                ? "-c credential.helper= -c credential.helper='!printf \"username=%s\\npassword=%s\\n\""
                        + " \"$GIT_ADDRESS_USER\" \"$GIT_ADDRESS_PASSWORD\"; :' "
                : "";
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
