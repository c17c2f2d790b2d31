/**
 * Runs packet scripts, in the syntax of packetdrill, against an emulated host in virtual time.
 *
 * <p>The host is the one of every experiment: the same actors, IP layer and TCP. A script is what
 * is at the other end of its only link, frame by frame, and its calls are those of an application
 * that runs on it. So a script that passes says something about every emulated host.
 *
 * <ul>
 *   <li>{@code script}: what a script says.
 *   <li>{@code packet}: frames of what it says, and whether a frame is what it says.
 *   <li>{@code socket}: its calls.
 *   <li>{@code shell}: its commands and assertions.
 *   <li>here: the settings of the host, what happens when, and the results.
 * </ul>
 *
 * <p>docs/packetdrill.md says what is supported.
 */
package io.actornet.emulator.packetdrill;
