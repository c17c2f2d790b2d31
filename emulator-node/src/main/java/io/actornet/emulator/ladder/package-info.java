/**
 * Ladders: sequence diagrams of who sent what to whom, in text.
 *
 * <p>A {@link io.actornet.emulator.ladder.LadderRecorder} keeps frames that some interfaces saw, in
 * one process or on every node of a run, which makes one {@link
 * io.actornet.emulator.ladder.LadderRecord} of the run. {@link
 * io.actornet.emulator.ladder.Journeys} follows each packet from hop to hop, over routers that
 * lower its TTL and switches that flood it, so that its whole way is one {@link
 * io.actornet.emulator.ladder.Journey} and one arrow. {@link
 * io.actornet.emulator.ladder.LadderText} draws them with a column a device.
 */
package io.actornet.emulator.ladder;
