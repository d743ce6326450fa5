package dev.sentryprovision.host;

import dev.sentryprovision.event.Diff.AttributeChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What running a command will have done; this is all that a dry run knows of it.
 *
 * @param summary    what it does in the user's words: "install docker.io", "systemctl restart docker"
 * @param attributes differences to show: {@code state: stopped → started}
 * @param touches    what it may have changed; queries that depend on it are unknown in a dry run
 * @param predicts   looks whose answer is certain afterwards
 * @param makes      trees it puts at a path, when what will be in them can be told beforehand
 * @param needs      what must be so for it to succeed
 */
public record Effect(
        String summary,
        List<AttributeChange> attributes,
        List<Subject> touches,
        Map<Look<?>, Object> predicts,
        List<Made> makes,
        List<Need> needs) {

    /** A tree that a command makes, replacing what was there; without a preview what is in it is unknown. */
    public record Made(RemotePath path, Optional<Preview> preview) {}

    /** Tells what a tree will hold, without making it. Asked only in a dry run, and at most once for each path. */
    public interface Preview {

        /** Everything that will be below the tree's root. */
        List<TreeEntry> entries();

        /** The content of one of its files. */
        Reading content(RemotePath path);
    }

    public static Effect of(String summary) {
        return new Effect(summary, List.of(), List.of(), Map.of(), List.of(), List.of());
    }

    public Effect changing(String attribute, String before, String after) {
        return new Effect(
                summary,
                plus(attributes, new AttributeChange(attribute, before, after)),
                touches,
                predicts,
                makes,
                needs);
    }

    public Effect touching(Subject subject) {
        return new Effect(summary, attributes, plus(touches, subject), predicts, makes, needs);
    }

    public <T> Effect predicting(Look<T> look, T answer) {
        Map<Look<?>, Object> more = new LinkedHashMap<>(predicts);
        more.put(look, answer);
        return new Effect(summary, attributes, touches, more, makes, needs);
    }

    public Effect making(RemotePath path, Optional<Preview> preview) {
        return new Effect(summary, attributes, touches, predicts, plus(makes, new Made(path, preview)), needs);
    }

    public Effect needing(Need need) {
        return new Effect(summary, attributes, touches, predicts, makes, plus(needs, need));
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> result = new ArrayList<>(list);
        result.add(element);
        return List.copyOf(result);
    }
}
