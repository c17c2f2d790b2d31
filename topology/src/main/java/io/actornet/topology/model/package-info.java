/**
 * What a network is: nodes with interfaces, and the links that join two interfaces each.
 *
 * <p>A {@link io.actornet.topology.model.Network} is immutable and sorted by name, so an index into
 * it means the same on every machine. It is first as the user wrote it, then with every address
 * assigned ({@code addressing}); routes are computed beside it ({@code routing}).
 */
package io.actornet.topology.model;
