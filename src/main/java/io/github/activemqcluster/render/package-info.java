/**
 * Turns the resolved topology into files in memory. This is the only package that uses FreeMarker.
 *
 * <p>{@link io.github.activemqcluster.render.Renderer} refuses elements that it cannot render. It makes one model for
 * each instance and client. Those are the {@code *Model} records, and a template sees nothing else. Then {@link
 * io.github.activemqcluster.render.Templates} fills the templates in. Differences between releases are decided by facts
 * of {@code release}, which templates ask with {@code has("…")}, {@code fact("…")} and {@code facts("…")}.
 */
package io.github.activemqcluster.render;
