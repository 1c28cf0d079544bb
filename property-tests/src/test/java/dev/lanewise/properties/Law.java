package dev.lanewise.properties;

import dev.lanewise.properties.generators.Cases;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * A property of random inputs, edge cases first. A failure prints the seed; {@code -Dlanewise.seed=N} runs it again.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Property(edgeCases = EdgeCasesMode.FIRST)
@Domain(Cases.class)
@Domain(DomainContext.Global.class)
@AddLifecycleHook(ScaledTries.class)
public @interface Law {
    /** Inputs in a usual run; {@code -Dlanewise.multiplier} multiplies them. */
    int tries() default 300;
}
