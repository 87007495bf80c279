package io.github.activemqcluster.render;

/** A part of a model. A template sees the part's components as the model's own. */
interface ModelPart {}
