/**
 * Networks from graphs that others drew.
 *
 * <p>A reader for each format ({@code GraphMlReader}) makes an {@code AttributedGraph}: nodes and
 * edges with the attributes that matter here and the line on which each one stands. {@code
 * GraphImporter} then applies one set of rules, whatever the format was, and {@link
 * io.actornet.topology.importer.ImportReport} says in words what had to be assumed:
 *
 * <ul>
 *   <li>A node becomes a router with a host behind it, a router or a host, as {@link
 *       io.actornet.topology.importer.ImportOptions} say; a hyperedge node, which stands for a
 *       junction, becomes a switch.
 *   <li>Names are made of labels ({@code NodeNames}); where there is none, of the id.
 *   <li>A link's delay is the great-circle distance of its ends at a share of the speed of light
 *       ({@code GreatCircle}), its rate is {@code LinkSpeedRaw} in bits per second.
 *   <li>Parallel edges are parallel links, self loops are left out, several components and nodes
 *       outside the network are allowed, and all of these are reported.
 * </ul>
 *
 * <p>What cannot be meant is refused by a {@link io.actornet.topology.document.DocumentException}
 * with file, line, what was found and what is expected. Size is bounded by {@link
 * io.actornet.topology.importer.ImportLimits}; document type declarations, and so entities, are
 * refused.
 */
package io.actornet.topology.importer;
