/**
 * The applications that experiments may name, one small file each: an {@link
 * io.actornet.emulator.experiment.app.ApplicationKind} reads the words of a user into an {@link
 * io.actornet.protocol.app.Application}. {@link
 * io.actornet.emulator.experiment.app.ApplicationKinds} lists them.
 */
package io.actornet.emulator.experiment.app;
