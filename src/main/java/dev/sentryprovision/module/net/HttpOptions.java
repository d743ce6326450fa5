package dev.sentryprovision.module.net;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.secret.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How a host speaks to a server; the same for all modules that do. */
public record HttpOptions(
        @Param(value = "Header fields to send.", secret = true)
        Map<String, String> headers,

        @Param(value = "Seconds to wait for an answer.", defaultValue = "10")
        Duration timeout,

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

        @Param(value = "Use the proxy that the environment names.", defaultValue = "yes")
        boolean useProxy,

        @Param(value = "What to call oneself.", defaultValue = "ansible-httpget")
        String httpAgent) {}
