/**
 * Packet scripts as text: the lexer, the parser and the records that a script becomes.
 *
 * <p>A script is a list of events, each a time and an action: a packet that comes in or must go
 * out, a call of a program on sockets, a command of the shell, or an assertion on the state of a
 * connection. Nothing here knows how a script is run.
 */
package io.actornet.emulator.packetdrill.script;
