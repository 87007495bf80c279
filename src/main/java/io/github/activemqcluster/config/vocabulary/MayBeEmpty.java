package io.github.activemqcluster.config.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An element that says something even if nothing is in it, such as {@code <kahaDB/>}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface MayBeEmpty {}
