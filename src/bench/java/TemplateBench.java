import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.FileTemplateOptions;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.TemplateSettings;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.template.Variables;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.TemplateText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Measures how many times a second one thread renders templates that were parsed before. */
final class TemplateBench {

    private static final int ROUNDS = 11;
    private static final long ROUND_NANOS = 500_000_000;
    private static final SourceSpan WHERE = SourceSpan.at("bench.j2", 1, 1);

    private static final Map<String, Object> VARIABLES = Map.of(
            "name", "sentry",
            "port", 9000L,
            "base", new TemplateText("/srv/{{ name }}", WHERE),
            "hosts", List.of("alpha", "beta", "gamma"),
            "limits", Map.of("memory", 4096L, "files", 65_536L),
            "secure", true);

    private static final String TEN_EXPRESSIONS = """
            name = {{ name }}
            title = {{ name | upper }}
            port = {{ port + 1 }}
            data = {{ base }}/data
            first = {{ hosts[0] }}
            all = {{ hosts | join(',') }}
            memory = {{ limits.memory // 2 }}
            files = {{ limits['files'] }}
            scheme = {{ 'https' if secure else 'http' }}
            level = {{ level | default('info') }}
            """;

    private static final String LOOP = """
            {% for host in hosts if host != 'beta' %}
            {{ loop.index }} {{ host }}:{{ port }}
            {% endfor %}
            {% if secure %}
            tls = on
            {% endif %}
            """;

    private final Templates templates = new Templates(TemplateSettings.standard(EncryptedText::envelope, (_, patterns) -> patterns));
    private final TemplateScope scope = new TemplateScope(Variables.of(VARIABLES), List.of(), Map.of());

    public static void main(String[] arguments) {
        TemplateBench bench = new TemplateBench();
        Object value = new TemplateText(TEN_EXPRESSIONS, WHERE);
        System.out.printf("%-44s %12s %12s%n", "renders a second, one thread", "best", "median");
        long reached = bench.measure("a value with ten expressions", () -> bench.templates.render(value, bench.scope));
        bench.measure("a file with ten expressions", () -> bench.file(TEN_EXPRESSIONS));
        bench.measure("a file with a loop and a condition", () -> bench.file(LOOP));
        bench.measure("a condition", () -> bench.templates.test("secure and port > 80", WHERE, bench.scope));
        System.out.printf("Ten expressions: %,d renders a second (goal: at least 20,000).%n", reached);
    }

    private Object file(String text) {
        return templates.renderFile(text, WHERE, FileTemplateOptions.STANDARD, scope);
    }

    /** The median; the first round, in which the machine warms up, is left out. */
    private long measure(String what, Runnable work) {
        round(work);
        long[] rounds = new long[ROUNDS];
        Arrays.setAll(rounds, _ -> round(work));
        Arrays.sort(rounds);
        System.out.printf("%-44s %,12d %,12d%n", what, rounds[ROUNDS - 1], rounds[ROUNDS / 2]);
        return rounds[ROUNDS / 2];
    }

    private static long round(Runnable work) {
        long begin = System.nanoTime();
        long renders = 0;
        while (System.nanoTime() - begin < ROUND_NANOS) {
            work.run();
            renders++;
        }
        return renders * 1_000_000_000L / (System.nanoTime() - begin);
    }
}
