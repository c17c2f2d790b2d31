package io.actornet.protocol.tcp;

/** Decides from selective acknowledgments which segments are lost. Stateless ones are shared. */
interface LossDetection {
  /** Marks in the queue what is lost by now. */
  void detect(RetransmissionQueue queue, int segmentSize);
}
