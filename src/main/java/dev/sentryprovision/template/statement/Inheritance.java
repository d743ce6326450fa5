package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.python.Callable;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The blocks of a template and of those it extends, the outermost child's first. */
final class Inheritance {

    private final Map<String, List<Layer>> layers = new HashMap<>();
    private Optional<Template> parent = Optional.empty();

    private record Layer(Block block, Template template) {}

    void add(Template template) {
        template.blocks()
                .forEach((name, block) ->
                        layers.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Layer(block, template)));
    }

    Optional<Template> parent() {
        return parent;
    }

    void extend(Template template) {
        if (parent.isPresent()) {
            throw Failure.runtime("a template can extend only one other");
        }
        parent = Optional.of(template);
    }

    /** The parent, once. */
    Optional<Template> takeParent() {
        Optional<Template> taken = parent;
        parent = Optional.empty();
        return taken;
    }

    boolean has(String name) {
        return layers.containsKey(name);
    }

    /** Puts out the block that wins, or the one {@code depth} layers below it. */
    void render(String name, int depth, Run run) {
        Layer layer = layers.get(name).get(depth);
        Block block = layer.block;
        if (block.required()) {
            throw Failure.runtime("the required block '" + name + "' is not filled")
                    .at(block.offset());
        }
        Run inside =
                run.in(block.scoped() ? run.frame().inner() : run.frame().root().inner());
        inside.frame().set("super", above(name, depth + 1, inside));
        layer.template.within(inside.frame(), () -> {
            inside.of(layer.template).all(block.body());
            return inside;
        });
    }

    private Object above(String name, int depth, Run run) {
        if (depth >= layers.get(name).size()) {
            return Undefined.because("there is no parent block called '" + name + "'");
        }
        return Callable.named("super", arguments -> {
            arguments.exactly("super", 0, 0);
            Run apart = run.to(run.out().fresh());
            render(name, depth, apart);
            return apart.out().value();
        });
    }
}
