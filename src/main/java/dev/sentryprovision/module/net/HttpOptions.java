package dev.sentryprovision.module.net;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a host speaks to a server; the same for all modules that do. */
public record HttpOptions(
        @Param(value = "Header fields to send.", secret = true)
        Map<String, String> headers,

        @Param("Names of those header fields that go to the first server only, not to one that it redirects to.")
        List<String> unredirectedHeaders,

        @Param("Seconds to wait for an answer: 10, of uri 30, unless given.")
        Optional<Duration> timeout,

        @Param(
                value = "A user name, for basic authentication.",
                aliases = {"user", "username"})
        Optional<String> urlUsername,

        @Param(value = "A password, for basic authentication.", aliases = "password")
        Optional<Secret> urlPassword,

        @Param(
                value = "Accepted for compatibility: user name and password are always sent at once.",
                defaultValue = "no")
        boolean forceBasicAuth,

        @Param(value = "Refuse certificates that cannot be verified.", defaultValue = "yes")
        boolean validateCerts,

        @Param("A file on the host with the certificates of authorities to trust.")
        Optional<RemotePath> caPath,

        @Param("A client certificate on the host.") Optional<RemotePath> clientCert,
        @Param("The client certificate's key on the host.") Optional<RemotePath> clientKey,

        @Param("The ciphers that may be used, as OpenSSL names them.")
        List<String> ciphers,

        @Param(
                value = "Take user name and password from ~/.netrc of the host when none are given.",
                defaultValue = "yes")
        boolean useNetrc,

        @Param(value = "Authenticate by Kerberos, with a curl that knows how.", defaultValue = "no")
        boolean useGssapi,

        @Param(value = "Accepted for compatibility: nothing is asked for in compressed form.", defaultValue = "yes")
        boolean decompress,

        @Param(value = "Use the proxy that the environment names.", defaultValue = "yes")
        boolean useProxy,

        @Param(value = "What to call oneself.", defaultValue = "ansible-httpget")
        String httpAgent) {}
