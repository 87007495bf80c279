package io.github.activemqcluster.config.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an element that has a meaning even if it is empty, such as {@code <kahaDB/>}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface MayBeEmpty {}
