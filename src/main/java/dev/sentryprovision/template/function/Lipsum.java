package dev.sentryprovision.template.function;

import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.TextCase;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** {@code lipsum(…)}: filler text. */
final class Lipsum {

    private static final List<String> WORDS = List.of(
            "lorem",
            "ipsum",
            "dolor",
            "sit",
            "amet",
            "consectetur",
            "adipiscing",
            "elit",
            "sed",
            "tempor",
            "incididunt",
            "labore",
            "dolore",
            "magna",
            "aliqua",
            "enim",
            "minim",
            "veniam",
            "quis",
            "nostrud");

    private Lipsum() {}

    static String text(Arguments arguments, RandomGenerator random) {
        Bound bound = arguments.bind("lipsum", "n", "html", "min", "max");
        boolean html = bound.flag(1, true);
        int least = Math.clamp(bound.number(2, 20), 1, 10_000);
        int most = Math.max(least + 1, Math.clamp(bound.number(3, 100), 1, 10_000));
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < Math.min(bound.number(0, 5), 1000); i++) {
            List<String> words = new ArrayList<>();
            int count = random.nextInt(least, most);
            for (int j = 0; j < count; j++) {
                words.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            String paragraph = TextCase.capitalize(String.join(" ", words)) + ".";
            paragraphs.add(html ? "<p>" + paragraph + "</p>" : paragraph);
        }
        return String.join(html ? "\n" : "\n\n", paragraphs);
    }
}
