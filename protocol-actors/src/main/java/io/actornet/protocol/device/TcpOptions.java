package io.actornet.protocol.device;

import io.actornet.protocol.tcp.CongestionControl;
import java.util.function.Supplier;

/**
 * What an application may choose for a TCP socket.
 *
 * @param noDelay whether small segments are sent at once (Nagle's algorithm off)
 * @param sendBufferBytes bytes that may wait for acknowledgement, 1 or more
 * @param receiveBufferBytes bytes that may wait for the application, 1 or more
 * @param maximumSegmentSize upper bound for the MSS; 0 = as the MTU allows
 * @param congestion makes the congestion control; null = the host's
 * @param keepAlive whether a silent peer is probed
 * @param autoRead whether data is handed over as it comes; otherwise only as {@link
 *     TcpSocketCommand.Read} asks for it
 */
public record TcpOptions(
    boolean noDelay,
    int sendBufferBytes,
    int receiveBufferBytes,
    int maximumSegmentSize,
    Supplier<CongestionControl> congestion,
    boolean keepAlive,
    boolean autoRead) {
  private static final int DEFAULT_BUFFER_BYTES = 256 * 1024;

  /** The same with Nagle's algorithm off. */
  public TcpOptions withoutDelay() {
    return new TcpOptions(
        true,
        sendBufferBytes,
        receiveBufferBytes,
        maximumSegmentSize,
        congestion,
        keepAlive,
        autoRead);
  }

  /** What a socket has when nothing is chosen. */
  public static final TcpOptions DEFAULT =
      new TcpOptions(false, DEFAULT_BUFFER_BYTES, DEFAULT_BUFFER_BYTES, 0, null, false, true);
}
