package io.actornet.protocol.emulation;

/**
 * One end of a link.
 *
 * @param device index of the device
 * @param networkInterface index of the interface on it
 */
public record EndSpec(int device, int networkInterface) {}
