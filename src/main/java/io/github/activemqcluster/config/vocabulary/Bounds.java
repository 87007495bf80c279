package io.github.activemqcluster.config.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The smallest and the greatest value of a number; its Java type's own unless given. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Bounds {
    long min() default Long.MIN_VALUE;

    long max() default Long.MAX_VALUE;
}
