package io.actornet.protocol.tcp;

/**
 * How an end receives and acknowledges, where systems differ and the RFCs leave it to them.
 *
 * @param wholeSegments whether the receive buffer of a connection is rounded up to a multiple of
 *     its MSS
 * @param everySecondSegment whether every second segment with data is acknowledged at once, however
 *     short; RFC 9293 SHLD-19 asks for it with full-sized ones only
 * @param followsBuffer whether the window is what the buffer has room for, to the byte, and
 *     segments are acceptable up to there even where 16 bits cannot announce it; RFC 9293 MUST-39
 *     opens the window by larger steps
 * @param repeatsFin whether acknowledgments repeat a FIN that the peer has not acknowledged
 * @param resetsWithoutWindow whether resets announce a window of zero
 * @param resetsAsForNobody whether data that arrives after the user has closed is answered with the
 *     reset that a segment for no connection gets
 * @param firmTimeWait whether in TIME-WAIT resets are ignored (RFC 1337 §3), as are segments
 *     without ACK, and all but what the peer must send last is acknowledged
 */
public record ReceiveHabits(
    boolean wholeSegments,
    boolean everySecondSegment,
    boolean followsBuffer,
    boolean repeatsFin,
    boolean resetsWithoutWindow,
    boolean firmTimeWait,
    boolean resetsAsForNobody) {
  /** As the RFCs have it. */
  public static final ReceiveHabits PLAIN =
      new ReceiveHabits(false, false, false, false, false, false, false);

  /** Linux's. */
  public static final ReceiveHabits LINUX =
      new ReceiveHabits(false, false, false, false, true, false, true);

  /** FreeBSD's. */
  public static final ReceiveHabits FREEBSD =
      new ReceiveHabits(true, true, true, true, true, true, false);
}
