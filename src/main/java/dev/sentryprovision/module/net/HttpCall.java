package dev.sentryprovision.module.net;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A request that a host makes with curl, or with wget where there is no curl. Address, headers, credentials and body
 * travel on standard input into a configuration that only this user can read: on a command line they would show in the
 * process list.
 *
 * @param method  GET, POST …
 * @param redirects how many redirections to follow
 * @param socket   a Unix socket of the host to connect to
 */
record HttpCall(
        String url,
        String method,
        HttpOptions options,
        Map<String, String> extraHeaders,
        Optional<String> body,
        int redirects,
        Duration timeout,
        Optional<RemotePath> socket) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Parts the configurations for curl, for its second request and for wget, and the body on standard input. */
    private static final String PART = "#--sentry-provision-part--";

    static HttpCall get(String url, HttpOptions options) {
        return new HttpCall(
                url,
                "GET",
                options,
                Map.of(),
                Optional.empty(),
                20,
                options.timeout().orElse(TIMEOUT),
                Optional.empty());
    }

    /**
     * The command: fetches into {@code $t/body} with the header in {@code $t/head}, and sets {@code code} to the status of
     * the answer, 0 when there was none or not the whole of it, 000 where there are no statuses; {@code address} to where
     * it came from after redirections, and {@code began} to when it was asked for; then does {@code more}.
     */
    Command command(String more) {
        return command("", more);
    }

    /** The same; {@code first} goes before it, and may exit to leave it. */
    Command command(String first, String more) {
        return Command.script(first + script() + more)
                .withStdin(curlConfigurations() + wgetConfiguration() + PART + "\n" + body.orElse(""));
    }

    private String script() {
        return """
            t=$(mktemp -d) || exit
            trap 'rm -rf "$t"' EXIT
            trap 'exit 143' HUP INT TERM
            PART=%s TIMEOUT=%d BODY=%s METHOD=%s PLAIN=%s CURL_FOR=%s AGAIN=%s URL=%s
            began=$(date +%%s)
            address=$URL
            umask 077
            : >"$t/curl"; : >"$t/again"; : >"$t/wget"; : >"$t/data"
            awk -v t="$t" -v part="$PART" 'BEGIN { f = "curl" }
              $0 == part { f = f == "curl" ? "again" : f == "again" ? "wget" : "data"; next }
              { if (f == "data") { printf "%%s%%s", n++ ? "\\n" : "", $0 >(t "/data") } else print >(t "/" f) }'
            : >"$t/body"; : >"$t/head"
            if command -v curl >/dev/null; then
              if [ -n "$BODY" ]; then echo "data-binary = \\"@$t/data\\"" | tee -a "$t/again" >>"$t/curl"; fi
              code=$(curl -K "$t/curl" -o "$t/body" -D "$t/head" -w '%%{http_code} %%{url_effective} %%{redirect_url}' 2>"$t/error")
              got=$?
              next=${code##* }
              if [ -n "$AGAIN" ] && [ -n "$next" ]; then
                printf 'url = "%%s"\n' "$next" >>"$t/again"
                code=$(curl -K "$t/again" -o "$t/body" -D "$t/head" -w '%%{http_code} %%{url_effective} ' 2>"$t/error")
                got=$?
              fi
              address=${code#* }; address=${address%%%% *}; code=${code%%%% *}
            elif [ -n "$CURL_FOR" ]; then
              echo "curl is needed on the host for $CURL_FOR" >&2
              exit 127
            elif wget --version >/dev/null 2>&1; then
              printf '%%s\\n' "$URL" >"$t/address"
              set -- --method="$METHOD"
              if [ -n "$BODY" ]; then set -- "$@" --body-file="$t/data"; fi
              WGETRC="$t/wget" wget -q -S --content-on-error "$@" -O "$t/body" -i "$t/address" 2>"$t/error"
              got=$?
              sed -n 's/^  //p' "$t/error" >"$t/head"
              code=$(sed -n 's/^HTTP[^ ]* \\([0-9]*\\).*/\\1/p' "$t/head" | tail -n 1)
            elif command -v wget >/dev/null && [ -n "$PLAIN" ]; then
              timeout "$TIMEOUT" wget -S -O "$t/body" "$URL" 2>"$t/error"
              got=$?
              sed -n 's/^  //p' "$t/error" >"$t/head"
              code=$(sed -n 's/^HTTP[^ ]* \\([0-9]*\\).*/\\1/p' "$t/head" | tail -n 1)
            else
              echo 'curl or wget is needed on the host (for headers, passwords and other methods than GET: curl, or the wget of GNU)' >&2
              exit 127
            fi
            : "${code:=0}"
            [ "$got" = 0 ] || case $code in 000|2??) code=0;; esac
            """.formatted(
                        Quote.quote(PART),
                        timeout.toSeconds(),
                        body.isPresent() ? "yes" : "",
                        Quote.quote(method),
                        plain() ? "yes" : "",
                        Quote.quote(needsCurl()),
                        hidesHeaders() ? "yes" : "",
                        Quote.quote(url));
    }

    /** Whether busybox's wget, which takes everything on its command line, may be used. */
    private boolean plain() {
        return options.headers().isEmpty()
                && extraHeaders.isEmpty()
                && options.urlPassword().isEmpty()
                && options.ciphers().isEmpty()
                && body.isEmpty()
                && method.equals("GET");
    }

    /** What wget cannot do. */
    private String needsCurl() {
        return socket.isPresent()
                ? "unix_socket"
                : hidesHeaders() ? "unredirected_headers" : options.useGssapi() ? "use_gssapi" : "";
    }

    /** Whether redirections are to be followed without some headers: then by a request of their own. */
    private boolean hidesHeaders() {
        return redirects > 0 && !options.unredirectedHeaders().isEmpty();
    }

    private boolean isHidden(String name) {
        return options.unredirectedHeaders().stream().anyMatch(name::equalsIgnoreCase);
    }

    private String curlConfigurations() {
        StringBuilder first = new StringBuilder();
        curl(first, "url", url);
        first.append(curlConfiguration(hidesHeaders() ? 0 : redirects, _ -> true));
        String again = hidesHeaders() ? curlConfiguration(redirects - 1, name -> !isHidden(name)) : "";
        return first + PART + "\n" + again + PART + "\n";
    }

    private String curlConfiguration(int redirects, Predicate<String> header) {
        StringBuilder text = new StringBuilder("silent\nshow-error\n");
        curl(text, "max-time", Long.toString(Math.max(1, timeout.toSeconds())));
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
        headers((name, value) -> {
            if (header.test(name)) {
                curl(text, "header", value.isEmpty() ? name + ";" : name + ": " + value);
            }
        });
        if (!options.ciphers().isEmpty()) {
            curl(text, "ciphers", String.join(":", options.ciphers()));
        }
        if (options.useNetrc() && options.urlUsername().isEmpty()) {
            text.append("netrc-optional\n");
        }
        if (options.useGssapi()) {
            text.append("negotiate\n");
            curl(text, "user", options.urlUsername().orElse("") + ":" + password());
        }
        socket.ifPresent(path -> curl(text, "unix-socket", path.text()));
        options.urlUsername()
                .filter(_ -> !options.useGssapi())
                .ifPresent(user -> curl(text, "user", user + ":" + password()));
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
        text.append("timeout = ").append(Math.max(1, timeout.toSeconds())).append("\ntries = 1\n");
        text.append("user_agent = ").append(options.httpAgent()).append('\n');
        text.append("max_redirect = ").append(redirects).append('\n');
        headers((name, value) ->
                text.append("header = ").append(name).append(": ").append(value).append('\n'));
        text.append("netrc = ").append(options.useNetrc() ? "on" : "off").append('\n');
        if (!options.ciphers().isEmpty()) {
            text.append("ciphers = ")
                    .append(String.join(":", options.ciphers()))
                    .append('\n');
        }
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
