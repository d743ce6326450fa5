package dev.sentryprovision.run;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.Target;
import dev.sentryprovision.connection.Target.HostKeyChecking;
import dev.sentryprovision.playbook.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How to reach a host and whom to become there, read from its variables, the command line and keywords. */
final class ConnectionSettings {

    private final Access access;
    private final Becoming becoming;
    private final Optional<HostKeyChecking> hostKeyChecking;

    /** What the command line says holds where the variables of a host say nothing, as in Ansible. */
    ConnectionSettings(Access access, Becoming becoming, Optional<HostKeyChecking> hostKeyChecking) {
        this.access = access;
        this.becoming = becoming;
        this.hostKeyChecking = hostKeyChecking;
    }

    /** Whether the host is this machine, reached without SSH. */
    boolean isLocal(Settings settings, Optional<String> keyword) {
        String kind = settings.text("ansible_connection")
                .or(() -> keyword)
                .or(access::connection)
                .orElse("ssh");
        return switch (kind) {
            case "local", "ansible.builtin.local" -> true;
            case "ssh", "smart", "paramiko", "paramiko_ssh", "ansible.builtin.ssh", "ansible.builtin.paramiko_ssh" ->
                false;
            default ->
                throw new IllegalArgumentException("the connection '" + kind + "' is not supported; use ssh or local");
        };
    }

    Target target(String name, Settings settings, Optional<String> remoteUser, Optional<Integer> port) {
        SshArguments arguments = SshArguments.parse(String.join(
                " ",
                settings.text("ansible_ssh_args").orElse(""),
                settings.text("ansible_ssh_common_args").orElse(""),
                settings.text("ansible_ssh_extra_args").orElse(""),
                access.arguments()));
        return new Target(
                name,
                settings.text("ansible_host", "ansible_ssh_host").orElse(name),
                settings.number("ansible_port", "ansible_ssh_port")
                        .or(() -> port)
                        .or(() -> arguments.get("port").map(Integer::valueOf))
                        .or(access::port),
                settings.text("ansible_user", "ansible_ssh_user")
                        .or(() -> remoteUser)
                        .or(() -> arguments.get("user"))
                        .or(access::user),
                settings.secret("ansible_password", "ansible_ssh_password", "ansible_ssh_pass")
                        .or(access::password),
                keys(settings, arguments),
                settings.secret("ansible_private_key_passphrase", "ansible_ssh_private_key_passphrase"),
                hostKeyChecking(settings, arguments),
                arguments
                        .get("userknownhostsfile")
                        .map(ConnectionSettings::paths)
                        .orElse(List.of()),
                arguments
                        .get("proxyjump")
                        .filter(jump -> !jump.equals("none"))
                        .map(jump -> List.of(jump.split(",")))
                        .orElse(List.of()),
                timeout(settings, arguments),
                settings.text("ansible_shell_executable"));
    }

    Identity identity(BecomeKeywords keywords, Settings settings) {
        if (!settings.flag("ansible_become").or(keywords::become).orElse(becoming.become())) {
            return new Identity.Login();
        }
        return new Identity.Become(
                settings.text("ansible_become_method")
                        .or(keywords::method)
                        .map(ConnectionSettings::method)
                        .or(becoming::method)
                        .orElse(Identity.Method.SUDO),
                settings.text("ansible_become_user")
                        .or(keywords::user)
                        .or(becoming::user)
                        .orElse("root"),
                settings.secret(
                                "ansible_become_password",
                                "ansible_become_pass",
                                "ansible_sudo_pass",
                                "ansible_su_pass")
                        .or(becoming::password),
                settings.text("ansible_become_flags").or(keywords::flags).orElse(becoming.flags()));
    }

    private static Identity.Method method(String name) {
        return switch (name) {
            case "sudo", "ansible.builtin.sudo" -> Identity.Method.SUDO;
            case "su", "ansible.builtin.su" -> Identity.Method.SU;
            case "doas", "community.general.doas" -> Identity.Method.DOAS;
            default ->
                throw new IllegalArgumentException(
                        "the become method '" + name + "' is not supported; use sudo, su or doas");
        };
    }

    private List<Path> keys(Settings settings, SshArguments arguments) {
        List<Path> keys = new ArrayList<>();
        settings.text("ansible_private_key_file", "ansible_ssh_private_key_file")
                .or(() -> arguments.get("identityfile"))
                .map(ConnectionSettings::path)
                .or(access::privateKey)
                .ifPresent(keys::add);
        return keys;
    }

    private Optional<HostKeyChecking> hostKeyChecking(Settings settings, SshArguments arguments) {
        return settings.text("ansible_host_key_checking", "ansible_ssh_host_key_checking")
                .or(() -> arguments.get("stricthostkeychecking"))
                .flatMap(ConnectionSettings::hostKeyChecking)
                .or(() -> hostKeyChecking);
    }

    /** There is nobody to ask, so {@code ask} leaves it to the default. */
    private static Optional<HostKeyChecking> hostKeyChecking(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "accept-new" -> Optional.of(HostKeyChecking.ACCEPT_NEW);
            case "ask" -> Optional.empty();
            default ->
                Optional.of(Truth.of(word, "ansible_host_key_checking") ? HostKeyChecking.YES : HostKeyChecking.NO);
        };
    }

    private Optional<Duration> timeout(Settings settings, SshArguments arguments) {
        return settings.number("ansible_timeout", "ansible_ssh_timeout")
                .or(() -> arguments.get("connecttimeout").map(Integer::valueOf))
                .map(Duration::ofSeconds)
                .or(access::timeout);
    }

    private static List<Path> paths(String words) {
        return List.of(words.split("\\s+")).stream()
                .map(ConnectionSettings::path)
                .toList();
    }

    private static Path path(String text) {
        return Path.of(text.startsWith("~/") ? System.getProperty("user.home") + text.substring(1) : text);
    }
}
