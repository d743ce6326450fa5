package dev.sentryprovision.module.files;

import dev.sentryprovision.shell.Quote;
import java.util.Optional;

/** A context of SELinux. A level may hold colons; a policy without levels has none. */
record SelinuxContext(String user, String role, String type, String level) {

    private static final String OF_POLICY = "_default";

    static SelinuxContext of(String text) {
        String[] parts = text.strip().split(":", 4);
        return new SelinuxContext(part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3));
    }

    private static String part(String[] parts, int index) {
        return parts.length > index ? parts[index] : "";
    }

    /** @param ofPolicy what the policy says for the path */
    SelinuxContext with(SpecialAttributes wanted, SelinuxContext ofPolicy) {
        return new SelinuxContext(
                choose(wanted.seuser(), user, ofPolicy.user),
                choose(wanted.serole(), role, ofPolicy.role),
                choose(wanted.setype(), type, ofPolicy.type),
                choose(wanted.selevel(), level, ofPolicy.level));
    }

    private static String choose(Optional<String> wanted, String now, String ofPolicy) {
        return wanted.map(text -> text.equals(OF_POLICY) ? ofPolicy : text)
                .filter(text -> !text.isEmpty())
                .orElse(now);
    }

    /** As chcon takes them: those that are known. */
    String options() {
        return (option("-u", user) + option("-r", role) + option("-t", type) + option("-l", level)).strip();
    }

    private static String option(String letter, String part) {
        return part.isEmpty() ? "" : letter + " " + Quote.quote(part) + " ";
    }

    String text() {
        return level.isEmpty() ? user + ":" + role + ":" + type : user + ":" + role + ":" + type + ":" + level;
    }
}
