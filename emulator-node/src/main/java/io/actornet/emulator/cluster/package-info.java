/**
 * The cluster: every node runs a {@link io.actornet.emulator.cluster.NodeAgent}, and one of them
 * the {@link io.actornet.emulator.cluster.Coordinator}, which plans a run, has the agents carry it
 * out, and begins it again on the survivors when one of them dies.
 *
 * <p>Agents report to the coordinator, all they know, again and again; the coordinator tells an
 * agent whose report is not what it should be what to do. So no message is missed when it is lost,
 * and a coordinator that moved to another node learns everything from the next reports. What it
 * decides is in {@link io.actornet.emulator.cluster.Coordination}, which knows no actor and no
 * clock. Files, experiments included, travel in pieces ({@link
 * io.actornet.emulator.cluster.FileServer}).
 */
package io.actornet.emulator.cluster;
