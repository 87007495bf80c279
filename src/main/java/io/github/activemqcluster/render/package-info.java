/**
 * The resolved topology to files in memory; the only user of FreeMarker.
 *
 * <p>{@link io.github.activemqcluster.render.Renderer} refuses what it cannot render, makes one model per instance and
 * client (the {@code *Model} records, which are all that a template sees), and lets
 * {@link io.github.activemqcluster.render.Templates} fill the templates in. What differs between releases is decided by
 * facts of {@code release}, which templates ask with {@code has("…")}, {@code fact("…")} and {@code facts("…")}.
 */
package io.github.activemqcluster.render;
