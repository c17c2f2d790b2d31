package io.actornet.emulator.capture;

/**
 * A frame read from a capture.
 *
 * @param captured the interface it crossed
 * @param timeNanos emulated time in nanoseconds
 * @param outbound true when the device sent it, false when it received it
 * @param length of the frame in bytes
 * @param bytes what was captured of it, at most the snap length; not to be changed
 */
public record CapturedFrame(
    CapturedInterface captured, long timeNanos, boolean outbound, int length, byte[] bytes) {}
