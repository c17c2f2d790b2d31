package io.actornet.topology.model;

import java.util.List;

/**
 * A device to be: host, router, switch or hub.
 *
 * @param index its place in {@link Network#nodes()}
 * @param interfaces in the order of their indices
 */
public record Node(
    int index,
    String name,
    NodeKind kind,
    List<NetworkInterface> interfaces,
    NodeOptions options) {}
