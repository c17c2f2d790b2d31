package io.actornet.protocol.tcp;

/**
 * What the options of a SYN or SYN-ACK say.
 *
 * @param segmentSize MSS in bytes
 * @param windowShift window scale, or {@link PeerOptions#NO_SCALING} for none
 * @param selectiveAcknowledgment whether SACK is permitted
 * @param timestamps whether there are timestamps
 * @param timestampValue TSval
 * @param timestampEchoReply TSecr
 * @param userTimeoutSeconds user timeout (RFC 5482), 0 for none
 */
public record SynOffer(
    int segmentSize,
    int windowShift,
    boolean selectiveAcknowledgment,
    boolean timestamps,
    int timestampValue,
    int timestampEchoReply,
    int userTimeoutSeconds) {

  /** Whether windows are scaled. */
  public boolean scaling() {
    return windowShift != PeerOptions.NO_SCALING;
  }

  /** The MSS alone. */
  SynOffer withoutOptions() {
    return new SynOffer(segmentSize, PeerOptions.NO_SCALING, false, false, 0, 0, 0);
  }
}
