/**
 * Selectors: how an experiment says which nodes, interfaces and links it means.
 *
 * <table>
 * <caption>The language</caption>
 * <tr><td>{@code web}</td><td>the node (or link) of that name</td></tr>
 * <tr><td>{@code web*}, {@code web?}</td><td>all whose names match; at least one must</td></tr>
 * <tr><td>{@code host[0-999]}, {@code host[1,3,5-7]}, {@code h[00-15]}</td>
 *     <td>one for every number, each of which must exist</td></tr>
 * <tr><td>{@code kind:router}, {@code label:role=server}, {@code label:role}</td>
 *     <td>nodes of a kind, with a label's value, with a label</td></tr>
 * <tr><td>{@code all}</td><td>all of them</td></tr>
 * <tr><td>{@code a, b*}</td><td>either; a YAML list says the same</td></tr>
 * <tr><td>{@code browser:eth0}, {@code web*:*}, {@code kind:router:eth0}</td>
 *     <td>interfaces; a node alone stands for all of its interfaces</td></tr>
 * <tr><td>{@code gw--isp}, {@code *--isp}, {@code a--b#2}</td><td>links</td></tr>
 * </table>
 *
 * <p>What matches nothing is an error that shows the nearest names, for nobody selects nothing on
 * purpose.
 */
package io.actornet.topology.selector;
