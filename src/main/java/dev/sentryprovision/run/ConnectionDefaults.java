package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.Variables;
import java.util.Optional;
import java.util.Set;

/**
 * How a host is entered where no variable says so, as variables: Ansible's tasks see what keywords and options make of
 * them. A keyword that is a template may ask for the very variable, so it gives none.
 *
 * @param given what is set, under either name
 */
record ConnectionDefaults(Variables given, Frame frame, String host, Access access) implements Variables {

    @Override
    public Optional<Object> find(String name) {
        return switch (name) {
            case "ansible_connection" ->
                keyword(Keyword.CONNECTION, Optional.of(access.connection().orElse("ssh")));
            case "ansible_host" -> given.find("ansible_ssh_host").or(() -> Optional.of(host));
            case "ansible_ssh_host" -> given.find("ansible_host").or(() -> Optional.of(host));
            case "ansible_user" -> given.find("ansible_ssh_user").or(this::user);
            case "ansible_ssh_user" -> given.find("ansible_user").or(this::user);
            case "ansible_port" -> given.find("ansible_ssh_port").or(this::port);
            case "ansible_ssh_port" -> given.find("ansible_port").or(this::port);
            default -> Optional.empty();
        };
    }

    @Override
    public Set<String> names() {
        return Set.of();
    }

    private Optional<Object> user() {
        return keyword(Keyword.REMOTE_USER, access.user());
    }

    private Optional<Object> port() {
        return keyword(Keyword.PORT, access.port().map(Integer::longValue));
    }

    private Optional<Object> keyword(Keyword keyword, Optional<?> otherwise) {
        Optional<Written> written = frame.keywords().find(keyword);
        return written.isPresent() ? written.filter(Written::isPlain).map(Written::raw) : otherwise.map(value -> value);
    }
}
