package dev.sentryprovision.run;

import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.playbook.Loop;
import dev.sentryprovision.playbook.LoopControl;
import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.value.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The items of a loop, each with the variables that a task sees while it is its turn. */
final class LoopItems {

    /**
     * An item.
     *
     * @param variables  the loop variable, the index variable, {@code ansible_loop} …
     * @param resultKeys what the item's result says about which item it was
     */
    record Item(Object value, Map<String, Object> variables, Map<String, Object> resultKeys) {}

    private final LoopControl control;
    private final List<Item> items;
    private final Templates templates;

    private LoopItems(LoopControl control, List<Item> items, Templates templates) {
        this.control = control;
        this.items = items;
        this.templates = templates;
    }

    static LoopItems of(Loop loop, TaskScope scope, Templates templates) {
        List<?> values = values(loop, scope, templates);
        LoopControl control = loop.control();
        String name = control.loopVar()
                .map(written -> scope.render(written.raw()).toString())
                .orElse("item");
        boolean extended = control.extended()
                .map(written -> Truth.of(scope.render(written.raw()), "extended"))
                .orElse(false);
        boolean all = control.extendedAllItems()
                .map(written -> Truth.of(scope.render(written.raw()), "extended_allitems"))
                .orElse(true);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Map<String, Object> variables = new LinkedHashMap<>();
            variables.put(name, values.get(i));
            variables.put("ansible_loop_var", name);
            Map<String, Object> keys = new LinkedHashMap<>(variables);
            if (control.indexVar().isPresent()) {
                String index = control.indexVar().get().text();
                variables.put(index, (long) i);
                variables.put("ansible_index_var", index);
                keys.put(index, (long) i);
                keys.put("ansible_index_var", index);
            }
            if (extended) {
                variables.put("ansible_loop", position(values, i, all));
            }
            items.add(new Item(values.get(i), variables, keys));
        }
        return new LoopItems(control, items, templates);
    }

    List<Item> items() {
        return items;
    }

    /** What reports call the item. */
    String label(Item item, TaskScope scope) {
        return control.label()
                .map(written -> Failures.orElse(() -> scope.render(written.raw()), written.text()))
                .orElse(item.value())
                .toString();
    }

    boolean endsAfter(TaskScope scope, TaskResult result) {
        return !control.breakWhen().isEmpty()
                && new Conditions(templates, scope.with(result.values())).hold(control.breakWhen());
    }

    void pause(TaskScope scope) {
        control.pause()
                .map(written -> Numbers.number(scope.render(written.raw()), "pause"))
                .ifPresent(seconds -> Pauses.sleep(Duration.ofMillis((long) (seconds * 1000))));
    }

    private static List<?> values(Loop loop, TaskScope scope, Templates templates) {
        Written written = loop.items();
        Object value = loop.lookup().isPresent()
                ? lookup(loop.lookup().get(), written, scope, templates)
                : scope.render(written.raw());
        return switch (value) {
            case List<?> list -> list;
            case Unknown unknown -> throw new UnknownUntilApplied(unknown.reason());
            default ->
                throw new IllegalArgumentException("a loop needs a list, but "
                        + (written.raw() instanceof TemplateText ? written.text() : "it")
                        + " is " + Types.nameOf(value)
                        + "; use a list, or a filter such as dict2items to make one");
        };
    }

    /** {@code with_x: terms} is the list that {@code query('x', terms…)} gives. */
    private static Object lookup(String name, Written terms, TaskScope scope, Templates templates) {
        Object rendered = scope.render(terms.raw());
        List<?> all = rendered instanceof List<?> list ? list : List.of(rendered);
        TemplateScope inside = scope.with(Map.of("with_terms", all)).templateScope();
        return templates.evaluate("query('" + name + "', *with_terms)", terms.where(), inside);
    }

    private static Map<String, Object> position(List<?> values, int i, boolean all) {
        Map<String, Object> loop = new LinkedHashMap<>();
        if (all) {
            loop.put("allitems", values);
        }
        long length = values.size();
        loop.put("index", i + 1L);
        loop.put("index0", (long) i);
        loop.put("first", i == 0);
        loop.put("last", i == length - 1);
        loop.put("length", length);
        loop.put("revindex", length - i);
        loop.put("revindex0", length - i - 1);
        if (i > 0) {
            loop.put("previtem", values.get(i - 1));
        }
        if (i + 1 < length) {
            loop.put("nextitem", values.get(i + 1));
        }
        return loop;
    }
}
