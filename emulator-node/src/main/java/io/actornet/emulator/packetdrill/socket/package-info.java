/**
 * The calls of a script's program: sockets as a Unix program sees them, on top of what an
 * application of an emulated host tells its host and hears from it.
 *
 * <p>A call is begun and then asked, whenever something has happened, whether it has returned; so
 * one that blocks waits while the script goes on.
 */
package io.actornet.emulator.packetdrill.socket;
