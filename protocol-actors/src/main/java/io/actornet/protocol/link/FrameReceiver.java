package io.actornet.protocol.link;

/** Takes the frames that arrive over a channel, on the loop of the receiving interface. */
@FunctionalInterface
public interface FrameReceiver {
  /** A frame has arrived and is the receiver's from now on. */
  void arrived(byte[] frame);
}
