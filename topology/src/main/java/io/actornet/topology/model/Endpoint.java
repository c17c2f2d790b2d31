package io.actornet.topology.model;

/** One end of a link: a node's index in {@link Network#nodes()} and an interface's index there. */
public record Endpoint(int node, int networkInterface) {}
