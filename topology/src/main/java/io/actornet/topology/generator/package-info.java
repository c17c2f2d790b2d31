/**
 * Networks of a regular shape, made from a few parameters.
 *
 * <p>{@link io.actornet.topology.generator.Generators} is the catalogue; each {@link
 * io.actornet.topology.generator.Generator} fills a {@link
 * io.actornet.topology.model.NetworkBuilder}, to which more can then be added. The same parameters
 * always give the same names, so that an experiment can refer to {@code host[0-99]}.
 */
package io.actornet.topology.generator;
