/**
 * The few commands of a shell that packet scripts use, and the assertions that they make on the
 * state of a connection. Nothing of the machine is run or changed.
 */
package io.actornet.emulator.packetdrill.shell;
