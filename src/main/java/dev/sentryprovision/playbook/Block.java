package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import java.util.List;
import java.util.Optional;

/** Tasks with common keywords, with what to do when one fails and what to do in any case. */
public record Block(
        Optional<Written> name,
        SourceSpan where,
        Keywords keywords,
        List<TaskNode> body,
        List<TaskNode> rescue,
        List<TaskNode> always)
        implements TaskNode {

    public Block {
        body = List.copyOf(body);
        rescue = List.copyOf(rescue);
        always = List.copyOf(always);
    }

    @Override
    public Block withKeywords(Keywords newKeywords) {
        return new Block(name, where, newKeywords, body, rescue, always);
    }
}
