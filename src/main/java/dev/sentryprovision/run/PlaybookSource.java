package dev.sentryprovision.run;

import dev.sentryprovision.playbook.IncludeRole;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.RoleFiles;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.TaskNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files of playbooks and roles that are read while a run goes on; each is read once. Problems in them are thrown. */
interface PlaybookSource {

    /** The tasks of a file that an include names. */
    List<TaskNode> taskFile(Path file);

    /** The role that an include names. */
    RoleInvocation role(String name, RoleFiles<String> from, IncludeRole include, Play play, boolean allowDuplicates);

    /** Raw variables of a file. */
    Map<String, Object> variables(Path file);

    /** The bytes of a file that is small or encrypted, decrypted; nothing for one that is large and plain. */
    Optional<byte[]> plaintext(Path file);
}
