/**
 * Faults at work: what an experiment's {@link io.actornet.emulator.experiment.FaultSpec}s become in
 * an emulation.
 *
 * <p>A fault that drops frames is a {@link io.actornet.protocol.link.FrameRule} on each link
 * direction that it looks at, with its own count of matches there; a link goes down and up by
 * control events. {@link io.actornet.emulator.fault.InstalledFaults} puts them in place and tells
 * afterwards how many frames each has touched.
 */
package io.actornet.emulator.fault;
