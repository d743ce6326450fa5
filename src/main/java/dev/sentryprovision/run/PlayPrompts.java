package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.VarsPrompt;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.Definition;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.LayeredVariables;
import dev.sentryprovision.vars.Origin;
import dev.sentryprovision.vars.VariableLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks what the {@code vars_prompt} of a play asks for; what the command line gave is not asked. */
final class PlayPrompts {

    private final RunContext run;
    private final Play play;
    private final VariableLayer extraVars;

    PlayPrompts(RunContext run, Play play, VariableLayer extraVars) {
        this.run = run;
        this.play = play;
        this.extraVars = extraVars;
    }

    /** Told before the first play: nobody wants to be stopped in the middle for want of an answer. */
    static void requireAnswers(Prepared prepared) {
        Problems problems = new Problems();
        prepared.playbooks().stream()
                .flatMap(playbook -> playbook.plays().stream())
                .flatMap(play -> play.varsPrompt().stream())
                .filter(prompt -> prompt.defaultValue().isEmpty())
                .filter(prompt -> !prepared.extraVars().definitions().containsKey(prompt.name()))
                .forEach(prompt -> problems.add(unanswered(prompt)));
        problems.throwIfErrors();
    }

    private static Problem unanswered(VarsPrompt prompt) {
        return Problem.error(
                "vars_prompt asks for '" + prompt.name() + "', and there is no terminal to ask at",
                prompt.where(),
                "give it with -e " + prompt.name() + "=…, or write a default");
    }

    VariableLayer answers() {
        Map<String, Definition> answers = new LinkedHashMap<>();
        for (VarsPrompt prompt : play.varsPrompt()) {
            if (!extraVars.definitions().containsKey(prompt.name())) {
                Object value = encrypted(prompt, answer(prompt));
                answers.put(prompt.name(), new Definition(value, new Origin(Layer.PLAY_PROMPTS, prompt.where())));
            }
        }
        return new VariableLayer(Layer.PLAY_PROMPTS, answers);
    }

    private Object answer(VarsPrompt prompt) {
        String typed = typed(prompt);
        if (typed.isEmpty() && prompt.defaultValue().isPresent()) {
            return prompt.defaultValue().get().raw();
        }
        if (prompt.isPrivate() && !typed.isEmpty()) {
            run.secrets().add(typed);
        }
        return prompt.unsafe() ? typed : TemplateText.rawValue(typed, prompt.where());
    }

    private String typed(VarsPrompt prompt) {
        String question = question(prompt);
        while (true) {
            Optional<String> first = run.questions().ask(question, !prompt.isPrivate());
            if (first.isEmpty() && prompt.defaultValue().isEmpty()) {
                throw new ProblemException(unanswered(prompt));
            }
            if (first.isEmpty() || !prompt.confirm()) {
                return first.orElse("");
            }
            Optional<String> second = run.questions().ask("confirm " + question, !prompt.isPrivate());
            if (second.isEmpty() || second.equals(first)) {
                return first.get();
            }
            run.events().accept(new Event.Warning("the two answers differ, so once more"));
        }
    }

    private String question(VarsPrompt prompt) {
        String text = prompt.prompt().map(this::render).map(Object::toString).orElse("input for " + prompt.name());
        String otherwise = prompt.defaultValue()
                .map(this::render)
                .map(value -> " [" + value + "]")
                .orElse("");
        return text + otherwise + ": ";
    }

    private Object encrypted(VarsPrompt prompt, Object value) {
        if (prompt.encrypt().isEmpty()) {
            return value;
        }
        Map<String, Definition> inside = new LinkedHashMap<>();
        Origin origin = new Origin(Layer.LOOP, prompt.where());
        inside.put("answer", new Definition(value, origin));
        inside.put("scheme", new Definition(prompt.encrypt().get(), origin));
        StringBuilder call = new StringBuilder("answer | string | password_hash(scheme");
        prompt.salt().ifPresent(salt -> {
            inside.put("given_salt", new Definition(salt.raw(), origin));
            call.append(", salt=given_salt");
        });
        prompt.saltSize().ifPresent(size -> {
            inside.put("given_size", new Definition(size.raw(), origin));
            call.append(", salt_size=given_size | int");
        });
        return run.templates().evaluate(call + ")", prompt.where(), scope(new VariableLayer(Layer.LOOP, inside)));
    }

    private Object render(Written written) {
        return run.templates().render(written.raw(), scope(new VariableLayer(Layer.LOOP, Map.of())));
    }

    private TemplateScope scope(VariableLayer inside) {
        return new TemplateScope(
                LayeredVariables.of(List.of(PlayScopes.playVars(play), extraVars, inside)),
                List.of(),
                run.options().environment());
    }
}
