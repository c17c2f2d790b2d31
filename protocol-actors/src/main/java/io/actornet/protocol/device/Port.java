package io.actornet.protocol.device;

import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.link.Channel;
import io.actornet.protocol.link.Transmitter;

/**
 * An interface of a device and the two halves of its link that belong to it.
 *
 * @param index among the device's interfaces
 * @param name such as {@code eth0}
 * @param transmitter takes what the device sends; null when the interface is not connected
 * @param incoming brings what the device receives; null when it is not connected
 * @param tap sees what crosses the interface; null when nothing is captured there
 */
public record Port(
    int index, String name, Transmitter transmitter, Channel incoming, FrameTap tap) {}
