/**
 * The {@code topology:} section of an experiment, to a complete {@link
 * io.actornet.topology.model.Network} and back.
 *
 * <p>{@link io.actornet.topology.reader.TopologyReader} reads it: imported and generated parts, the
 * nodes and links written beside them, then every address. Whatever it refuses it refuses with file
 * and line. {@link io.actornet.topology.reader.TopologyPrinter} prints a network as such a section,
 * with everything that was assigned, so that it reads back the same.
 */
package io.actornet.topology.reader;
