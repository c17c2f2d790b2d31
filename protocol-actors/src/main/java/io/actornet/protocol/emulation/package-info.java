/**
 * A whole network made to run: what it consists of in plain records, and the assembly of engine,
 * links, devices and applications from them.
 *
 * <p>A {@link io.actornet.protocol.emulation.NetworkSpec} says everything that matters to a run but
 * the seed; an {@link io.actornet.protocol.emulation.Emulation} is one run of it.
 */
package io.actornet.protocol.emulation;
