/**
 * A node: {@link io.actornet.emulator.node.Node} owns the media driver, the place in the cluster
 * and the control service of one process, and {@link io.actornet.emulator.node.LocalCluster} starts
 * several of them on this machine.
 */
package io.actornet.emulator.node;
