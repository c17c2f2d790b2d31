/**
 * Networks from graphs that others drew.
 *
 * <p>A reader for each format ({@code GraphMlReader}, {@code GmlReader}, {@code
 * ContainerlabReader}, …) makes an {@code AttributedGraph}: nodes and edges with the attributes
 * that matter here ({@code Attributes}) and the line on which each one stands. {@code
 * GraphImporter} then applies one set of rules, whatever the format was, and {@link
 * io.actornet.topology.importer.ImportReport} says in words what had to be assumed:
 *
 * <ul>
 *   <li>{@code NodeRules} decides what a node becomes: what {@link
 *       io.actornet.topology.importer.ImportOptions} say, what the file says ({@code Nature}), or a
 *       router with a host behind it.
 *   <li>{@code NodeNames} makes names of labels; where there is none, of the id.
 *   <li>{@code LinkRules} decides delay, rate, jitter and loss of a link: what the file states,
 *       perhaps in the words of people ({@code SpeedText}), or the great-circle distance of its
 *       ends at a share of the speed of light ({@code GreatCircle}), or what the options say.
 *   <li>Parallel edges are parallel links, several components and nodes outside the network are
 *       allowed, and all of these are reported.
 * </ul>
 *
 * <p>What cannot be meant is refused by a {@link io.actornet.topology.document.DocumentException}
 * with file, line, what was found and what is expected. Size is bounded by {@link
 * io.actornet.topology.importer.ImportLimits}; document type declarations, and so entities, are
 * refused.
 */
package io.actornet.topology.importer;
