package io.github.activemqcluster.config.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that has a form of its own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Formed {
    Form value();
}
