package dev.lanewise.properties;

import dev.lanewise.kernels.Lanes;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Gives each {@link Law} its tries and, where one is asked for, its seed. */
final class ScaledTries implements AroundPropertyHook {
    /** Vectors wider than the processor's run some 50 times slower: a twentieth of the tries still tells. */
    private static final int DEGRADED = 20;

    /** A width that is asked for comes after a run at the preferred one. */
    private static final int REPEATED = 2;

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        int tries = context.findAnnotation(Law.class).orElseThrow().tries() * multiplier();
        context.attributes().setTries(Math.ceilDiv(tries, divisor()));
        String seed = System.getProperty("lanewise.seed");
        if (seed != null) context.attributes().setSeed(seed);
        return property.execute();
    }

    private static int multiplier() {
        return Integer.getInteger("lanewise.multiplier", 1);
    }

    private static int divisor() {
        if (Lanes.degraded()) return DEGRADED;
        return System.getProperty("lanewise.vectorBits") == null ? 1 : REPEATED;
    }
}
