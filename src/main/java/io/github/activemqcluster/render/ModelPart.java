package io.github.activemqcluster.render;

/** A part of a model, whose components a template sees as the model's own. */
interface ModelPart {}
