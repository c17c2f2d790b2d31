package io.actornet.protocol.device;

/**
 * A frame that came in by one of a device's interfaces.
 *
 * @param networkInterface index of the interface
 * @param frame owned by the receiver
 * @param hint the flow that the last packet forwarded from there was of; the next one may be, too
 */
public record Received(int networkInterface, byte[] frame, ForwardedFlow hint)
    implements NicMessage, HostMessage, BridgeMessage {}
