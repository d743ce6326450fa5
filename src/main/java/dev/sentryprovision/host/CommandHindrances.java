package dev.sentryprovision.host;

import dev.sentryprovision.host.Effect.Made;
import java.util.Optional;
import java.util.Set;

/**
 * Why a machine would refuse a command, as far as that can be told without running it: what only root may do, and folders
 * that cannot be written to, and what it says that it needs. What a command that was left out may bring about is no reason.
 */
record CommandHindrances(DryRunHost host) {

    /** Kinds of {@link Subject} that only root may change, on every system. */
    private static final Set<String> ROOTS = Set.of(
            "alternative",
            "apt key",
            "debconf",
            "firewalld",
            "group",
            "hostname",
            "iptables",
            "kernel module",
            "locale",
            "mount",
            "package",
            "package lists",
            "repository",
            "rpm key",
            "seboolean",
            "selinux",
            "swap",
            "sysctl",
            "ufw",
            "ufw rule",
            "user");

    /** The whole message. */
    Optional<String> of(Effect effect) {
        String what = isAnything(effect) ? "run '" + effect.summary() + "'" : effect.summary();
        return reason(effect).map(why -> "cannot " + what + ": " + why);
    }

    private Optional<String> reason(Effect effect) {
        return Hindrances.unlessUnknown(() -> Optional.of(host.account())).flatMap(account -> reason(effect, account));
    }

    private Optional<String> reason(Effect effect, Account account) {
        Optional<String> unmet = Hindrances.firstOf(
                effect.needs().stream().map(need -> need.ask(host)).toList());
        if (unmet.isPresent() || isAnything(effect)) {
            return unmet;
        }
        if (effect.touches().stream().anyMatch(CommandHindrances::isRoots) && !account.isRoot()) {
            return Optional.of("only root may, and this is " + account.user() + "; does the task lack become: true?");
        }
        if (host.pending(Subject.anyOf("command")).isPresent()) {
            return Optional.empty();
        }
        return effect.makes().stream()
                .map(Made::path)
                .flatMap(path -> closedFolder(path).stream())
                .findFirst()
                .map(folder -> Hindrances.words(account, folder));
    }

    private static boolean isRoots(Subject subject) {
        return switch (subject) {
            case Subject.Named(String kind, String _) -> ROOTS.contains(kind);
            case Subject.AnyOf(String kind) -> ROOTS.contains(kind);
            case Subject.PathSubject _ -> false;
        };
    }

    /** A command of the user's, of which nothing is known. */
    private static boolean isAnything(Effect effect) {
        return effect.touches().contains(Subject.anyOf("command"));
    }

    /** The folder that would have to be written to: what is at the path itself, or the first one above it that is there. */
    private Optional<RemotePath> closedFolder(RemotePath made) {
        try {
            RemotePath at = made;
            while (!at.isRoot() && !host.known(new Look.Stat(at, true)).get().isDirectory()) {
                at = at.parent();
            }
            return host.known(new Look.Writable(at)).get() ? Optional.empty() : Optional.of(at);
        } catch (UnknownUntilApplied _) {
            return Optional.empty();
        }
    }
}
