/**
 * The control service: HTTP and JSON on every node, for the whole cluster. {@link
 * io.actornet.emulator.control.ControlService} serves, {@link
 * io.actornet.emulator.control.ControlClient} asks; docs/control.md says what.
 */
package io.actornet.emulator.control;
