package dev.sentryprovision.playbook;

import dev.sentryprovision.value.TemplateText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders templates that must be known while a playbook is read, before there are hosts: names of imported playbooks,
 * tasks and roles.
 */
@FunctionalInterface
public interface StaticNames {

    /** Knows no variable. */
    StaticNames NONE = (_, _) -> Optional.empty();

    /**
     * The text, or nothing when it depends on what is known on a host only.
     *
     * @param scopes variables known by the text of the playbook: the play's, roles', imports'; innermost last
     */
    Optional<String> render(TemplateText text, List<Map<String, Written>> scopes);
}
