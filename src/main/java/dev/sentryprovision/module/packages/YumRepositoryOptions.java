package dev.sentryprovision.module.packages;

import dev.sentryprovision.module.Param;
import dev.sentryprovision.secret.Secret;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What dnf.conf(5) knows of a repository. Options that dnf does not know are left to it. */
public record YumRepositoryOptions(
        @Param("Kept for yum's async.") Optional<Boolean> async,
        @Param("Most bytes a second.") Optional<String> bandwidth,
        @Param("Addresses of the repository.") List<String> baseurl,
        @Param("What it costs beside others.") Optional<String> cost,

        @Param("When to fetch differences of metadata.") Optional<String> deltarpmMetadataPercentage,

        @Param("When to fetch differences of packages.") Optional<String> deltarpmPercentage,

        @Param("Whether it is used.") Optional<Boolean> enabled,
        @Param("Whether its groups are used.") Optional<Boolean> enablegroups,
        @Param("Packages not to take from it.") List<String> exclude,
        @Param("How to go on to the next address.") Optional<String> failovermethod,
        @Param("Where the key of the authority is.") Optional<String> gpgcakey,
        @Param("Whether packages must be signed.") Optional<Boolean> gpgcheck,
        @Param("Where keys are.") List<String> gpgkey,
        @Param("Whether its packages go before modules.") Optional<Boolean> moduleHotfixes,

        @Param("What proxies may keep: all, packages, none.")
        Optional<String> httpCaching,

        @Param("Another file to include.") Optional<String> include,
        @Param("The only packages to take from it.") List<String> includepkgs,

        @Param("Which protocol names resolve to: 4, 6, IPv4, IPv6, whatever.")
        Optional<String> ipResolve,

        @Param("Whether connections are kept.") Optional<Boolean> keepalive,
        @Param("Whether packages are kept: 0, 1.") Optional<String> keepcache,
        @Param("After how long metadata is old.") Optional<String> metadataExpire,
        @Param("Which commands mind that.") Optional<String> metadataExpireFilter,

        @Param("Where the list of addresses with digests is.")
        Optional<String> metalink,

        @Param("Where the list of addresses is.") Optional<String> mirrorlist,
        @Param("After how long the list is old.") Optional<String> mirrorlistExpire,
        @Param("The password for it.") Optional<Secret> password,
        @Param("Lower goes before higher.") Optional<String> priority,
        @Param("Kept for yum's protectbase.") Optional<Boolean> protect,
        @Param("The proxy to go through; _none_ for none.") Optional<String> proxy,
        @Param("The password for the proxy.") Optional<Secret> proxyPassword,
        @Param("The user for the proxy.") Optional<String> proxyUsername,
        @Param("Whether metadata must be signed.") Optional<Boolean> repoGpgcheck,
        @Param("How often to try.") Optional<String> retries,
        @Param("Kept for yum's s3.") Optional<Boolean> s3Enabled,

        @Param("Go on without it when it cannot be reached.")
        Optional<Boolean> skipIfUnavailable,

        @Param(value = "Certificates to trust.", aliases = "ca_cert")
        Optional<String> sslcacert,

        @Param("Whether their permissions are checked.") Optional<Boolean> sslCheckCertPermissions,

        @Param(value = "The client's certificate.", aliases = "client_cert")
        Optional<String> sslclientcert,

        @Param(value = "The client's key.", aliases = "client_key")
        Optional<String> sslclientkey,

        @Param(value = "Whether certificates are checked.", aliases = "validate_certs")
        Optional<Boolean> sslverify,

        @Param("Most bytes a second, or a share.") Optional<String> throttle,
        @Param("Seconds to wait for it.") Optional<String> timeout,
        @Param("Variables that are part of its name.") Optional<String> uiRepoidVars,
        @Param("The user for it.") Optional<String> username) {

    /** Those that are given, as the file has them, in order of their names. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (RecordComponent component : YumRepositoryOptions.class.getRecordComponents()) {
            String name =
                    component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
            value(component).map(value -> text(name, value)).ifPresent(text -> settings.put(name, text));
        }
        return settings;
    }

    private Optional<?> value(RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(this);
            return value instanceof List<?> list
                    ? Optional.of(list).filter(all -> !all.isEmpty())
                    : (Optional<?>) value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String name, Object value) {
        return switch (value) {
            case Boolean truth -> truth ? "1" : "0";
            case List<?> list ->
                String.join(
                        name.equals("baseurl") || name.equals("gpgkey") ? "\n\t" : " ",
                        list.stream().map(Object::toString).toList());
            case Secret secret -> secret.reveal();
            default -> value.toString();
        };
    }
}
