/**
 * Captures: the frames that crossed chosen interfaces, as pcapng files that Wireshark opens.
 *
 * <p>While a run lasts, each partition writes what its interfaces see into one {@link
 * io.actornet.emulator.output.Spool}, which is a pcapng file itself. When the run has ended the
 * spools are merged by (time, interface, order on that interface) into {@code merged.pcapng} and
 * one file an interface, and removed. The merged file shows each flow where it was {@linkplain
 * io.actornet.emulator.capture.FirstSeen first seen} unless it is to have every hop. A run that is
 * killed leaves its spools, which Wireshark opens as well.
 *
 * <p>Times are emulated, in nanoseconds: second 0 of the epoch is the start of the run, so that two
 * runs give the same bytes. Nothing else in a file comes from the machine it was written on.
 */
package io.actornet.emulator.capture;
