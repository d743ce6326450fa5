package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Types;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Filters that choose. With a seed they choose the same each time, though not what Python would have chosen. */
final class Randomly {

    private Randomly() {}

    private static RandomGenerator generator(Bound bound, int seed, Frame frame) {
        return bound.present(seed)
                .<RandomGenerator>map(value -> new Random(Repr.str(value).hashCode() * 0x5DEECE66DL))
                .orElseGet(() -> frame.environment().random());
    }

    static Object choose(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("random", "start", "step", "seed");
        RandomGenerator random = generator(bound, 2, frame);
        if (Types.isInteger(value)) {
            return between(bound, Numbers.small(value), random);
        }
        if (bound.present(0).isPresent() || bound.present(1).isPresent()) {
            throw Failure.filter("start and step can only be used with integer values");
        }
        List<?> items = Iteration.list(value);
        if (items.isEmpty()) {
            throw Failure.runtime("cannot choose from an empty sequence");
        }
        return items.get(random.nextInt(items.size()));
    }

    private static Object between(Bound bound, long end, RandomGenerator random) {
        long start = bound.present(0).map(Numbers::small).orElse(0L);
        long step = bound.present(1).map(Numbers::small).orElse(1L);
        if (step == 0) {
            throw Failure.runtime("zero step for randrange()");
        }
        long count = (end - start + step - Long.signum(step)) / step;
        if (count <= 0) {
            throw Failure.runtime("empty range for randrange() (" + start + ", " + end + ", " + (end - start) + ")");
        }
        return start + step * random.nextLong(count);
    }

    static Object shuffle(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("shuffle", "seed");
        OwnList items = Iteration.copy(value);
        Collections.shuffle(items, generator(bound, 0, frame));
        return items;
    }
}
