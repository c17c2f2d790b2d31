package io.actornet.protocol.emulation;

import io.actornet.topology.value.LinkSettings;

/**
 * A link to be. Whether it can broadcast is said by the interfaces at its ends.
 *
 * @param name unique; the random draws of its directions depend on it
 */
public record LinkSpec(String name, EndSpec a, EndSpec b, LinkSettings aToB, LinkSettings bToA) {}
