/**
 * Networks for other programs, and pictures of them.
 *
 * <p>{@link io.actornet.topology.export.TopologyExport} writes a network in an {@link
 * io.actornet.topology.export.ExportFormat}. {@code GraphMl} uses the attributes that the importer
 * knows, so that a network that was written can be read again. {@code Svg} draws: {@code Picture}
 * decides what is seen of the network, {@code GeographicLayout} or {@code ForceLayout} where, and
 * {@code Spread} moves apart what would cover each other.
 */
package io.actornet.topology.export;
