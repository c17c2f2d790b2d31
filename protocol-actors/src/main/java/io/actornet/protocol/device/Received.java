package io.actornet.protocol.device;

/**
 * A frame that came in by one of a device's interfaces.
 *
 * @param networkInterface index of the interface
 * @param frame owned by the receiver
 */
public record Received(int networkInterface, byte[] frame) implements HostMessage, BridgeMessage {}
