package dev.sentryprovision.module.net;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A request that a host makes with curl, or with wget where there is no curl. Address, headers, credentials and body
 * travel on standard input into a configuration that only this user can read: on a command line they would show in the
 * process list.
 *
 * @param method  GET, POST …
 * @param redirects how many redirections to follow
 */
record HttpCall(
        String url,
        String method,
        HttpOptions options,
        Map<String, String> extraHeaders,
        Optional<String> body,
        int redirects) {

    /** Parts the configurations for curl and wget and the body on standard input. */
    private static final String PART = "#--sentry-provision-part--";

    static HttpCall get(String url, HttpOptions options) {
        return new HttpCall(url, "GET", options, Map.of(), Optional.empty(), 20);
    }

    /**
     * The command: fetches into {@code $t/body} with the header in {@code $t/head}, and sets {@code code} to the status of
     * the answer, 0 when there was none; then does {@code more}.
     */
    Command command(String more) {
        return command("", more);
    }

    /** The same; {@code first} goes before it, and may exit to leave it. */
    Command command(String first, String more) {
        return Command.script(first + script() + more)
                .withStdin(curlConfiguration() + PART + "\n" + wgetConfiguration() + PART + "\n" + body.orElse(""));
    }

    private String script() {
        return """
            t=$(mktemp -d) || exit
            trap 'rm -rf "$t"' EXIT
            trap 'exit 143' HUP INT TERM
            PART=%s TIMEOUT=%d BODY=%s METHOD=%s PLAIN=%s URL=%s
            umask 077
            : >"$t/curl"; : >"$t/wget"; : >"$t/data"
            awk -v t="$t" -v part="$PART" 'BEGIN { f = "curl" }
              $0 == part { f = f == "curl" ? "wget" : "data"; next }
              { if (f == "data") { printf "%%s%%s", n++ ? "\\n" : "", $0 >(t "/data") } else print >(t "/" f) }'
            : >"$t/body"; : >"$t/head"
            if command -v curl >/dev/null; then
              if [ -n "$BODY" ]; then echo "data-binary = \\"@$t/data\\"" >>"$t/curl"; fi
              code=$(curl -K "$t/curl" -o "$t/body" -D "$t/head" -w '%%{http_code}' 2>"$t/error")
            elif wget --version >/dev/null 2>&1; then
              printf '%%s\\n' "$URL" >"$t/address"
              set -- --method="$METHOD"
              if [ -n "$BODY" ]; then set -- "$@" --body-file="$t/data"; fi
              WGETRC="$t/wget" wget -q -S --content-on-error "$@" -O "$t/body" -i "$t/address" 2>"$t/error"
              sed -n 's/^  //p' "$t/error" >"$t/head"
              code=$(sed -n 's/^HTTP[^ ]* \\([0-9]*\\).*/\\1/p' "$t/head" | tail -n 1)
            elif command -v wget >/dev/null && [ -n "$PLAIN" ]; then
              timeout "$TIMEOUT" wget -S -O "$t/body" "$URL" 2>"$t/error"
              sed -n 's/^  //p' "$t/error" >"$t/head"
              code=$(sed -n 's/^HTTP[^ ]* \\([0-9]*\\).*/\\1/p' "$t/head" | tail -n 1)
            else
              echo 'curl or wget is needed on the host (for headers, passwords and other methods than GET: curl, or the wget of GNU)' >&2
              exit 127
            fi
            : "${code:=0}"
            """.formatted(
                        Quote.quote(PART),
                        options.timeout().toSeconds(),
                        body.isPresent() ? "yes" : "",
                        Quote.quote(method),
                        plain() ? "yes" : "",
                        Quote.quote(url));
    }

    /** Whether busybox's wget, which takes everything on its command line, may be used. */
    private boolean plain() {
        return options.headers().isEmpty()
                && extraHeaders.isEmpty()
                && options.urlPassword().isEmpty()
                && body.isEmpty()
                && method.equals("GET");
    }

    private String curlConfiguration() {
        StringBuilder text = new StringBuilder("silent\nshow-error\n");
        curl(text, "url", url);
        curl(text, "max-time", Long.toString(Math.max(1, options.timeout().toSeconds())));
        curl(text, "user-agent", options.httpAgent());
        if (method.equals("HEAD")) {
            text.append("head\n");
        } else {
            curl(text, "request", method);
        }
        if (redirects > 0) {
            text.append("location\n");
            curl(text, "max-redirs", Integer.toString(redirects));
        }
        headers((name, value) -> curl(text, "header", value.isEmpty() ? name + ";" : name + ": " + value));
        options.urlUsername().ifPresent(user -> curl(text, "user", user + ":" + password()));
        options.caPath().ifPresent(path -> curl(text, "cacert", path.text()));
        options.clientCert().ifPresent(path -> curl(text, "cert", path.text()));
        options.clientKey().ifPresent(path -> curl(text, "key", path.text()));
        if (!options.validateCerts()) {
            text.append("insecure\n");
        }
        if (!options.useProxy()) {
            curl(text, "noproxy", "*");
        }
        return text.toString();
    }

    private static void curl(StringBuilder text, String option, String value) {
        String escaped = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        text.append(option).append(" = \"").append(escaped).append("\"\n");
    }

    private String wgetConfiguration() {
        StringBuilder text = new StringBuilder();
        text.append("timeout = ")
                .append(Math.max(1, options.timeout().toSeconds()))
                .append("\ntries = 1\n");
        text.append("user_agent = ").append(options.httpAgent()).append('\n');
        text.append("max_redirect = ").append(redirects).append('\n');
        headers((name, value) ->
                text.append("header = ").append(name).append(": ").append(value).append('\n'));
        options.urlUsername()
                .ifPresent(user -> text.append("auth_no_challenge = on\nhttp_user = ")
                        .append(user)
                        .append("\nhttp_password = ")
                        .append(password())
                        .append('\n'));
        options.caPath()
                .ifPresent(path -> text.append("ca_certificate = ").append(path).append('\n'));
        if (!options.validateCerts()) {
            text.append("check_certificate = off\n");
        }
        if (!options.useProxy()) {
            text.append("use_proxy = off\n");
        }
        return text.toString();
    }

    private void headers(BiConsumer<String, String> each) {
        extraHeaders.forEach(each);
        options.headers().forEach(each);
    }

    private String password() {
        return options.urlPassword().map(secret -> secret.reveal()).orElse("");
    }

    static RemotePath fileName(String url, RemotePath folder) {
        String path = url.replaceFirst("[?#].*$", "").replaceFirst("^[a-z]+://[^/]*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return folder.child(name.isEmpty() ? "index.html" : name);
    }
}
