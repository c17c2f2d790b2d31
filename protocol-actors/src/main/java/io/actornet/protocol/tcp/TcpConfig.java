package io.actornet.protocol.tcp;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * The settings of a connection. {@link #DEFAULT} has the values of the RFCs; {@link #toBuilder}
 * changes some.
 *
 * @param maximumSegmentSize the largest MSS to announce, in bytes; the interface's MTU less 40 is
 *     announced when smaller
 * @param sendBufferBytes how much {@link TcpConnection#write} takes before it is acknowledged
 * @param receiveBufferBytes how much may arrive before it is consumed: the largest window
 * @param initialWindowSegments the initial congestion window (RFC 6928)
 * @param delayedAckSegments full-sized segments per acknowledgment; 1 acknowledges each (RFC 9293
 *     SHLD-19)
 * @param delayedAckNanos how long an acknowledgment may wait, at most 500 ms (RFC 9293 MUST-40)
 * @param nagle whether small segments wait for outstanding data (RFC 9293 SHLD-7)
 * @param initialRtoNanos the retransmission timeout before anything is measured (RFC 6298 §2)
 * @param minRtoNanos its lower bound; the RFC says 1 s, Linux uses 200 ms
 * @param maxRtoNanos its upper bound, at least 60 s by the RFC
 * @param synRetries retransmissions of a SYN before giving up (RFC 9293 MUST-23: 3 minutes)
 * @param suspectRetries R1: retransmissions of a segment before the path is suspected
 * @param dataRetries R2: retransmissions of a segment before giving up
 * @param userTimeoutNanos give up when data is unacknowledged for so long; 0 leaves it to R2
 * @param maximumSegmentLifetimeNanos MSL: TIME-WAIT lasts twice this
 * @param finWait2Nanos how long a closed connection waits for the peer's FIN; 0 waits for ever
 * @param windowScaling whether to offer and accept window scaling (RFC 7323 §2)
 * @param selectiveAcknowledgment whether to offer and accept SACK (RFC 2018)
 * @param hardErrorsAbort whether ICMP hard errors end synchronized connections too (RFC 9293
 *     SHLD-26), or only those being opened (RFC 5461)
 * @param congestionControl makes the congestion control of a connection
 * @param timestamps whether to offer and accept timestamps (RFC 7323 §3)
 * @param ecn whether to use ECN (RFC 3168)
 * @param quickAcknowledgments how many segments at the start are acknowledged at once, each
 * @param userTimeoutOption whether the user timeout is told to the peer in the SYN, and the peer's
 *     heeded (RFC 5482)
 * @param timeToLive of the IP packets, 1 to 255 (RFC 9293 MUST-49)
 * @param trafficClass DSCP of the IP packets in the upper six of eight bits (RFC 9293 MUST-48)
 * @param keepAlive whether and when a silent connection is probed
 * @param loss how losses are found and repaired
 * @param syn how SYNs are written
 * @param receive how it receives
 * @param send how it sends
 * @param defences what is believed of segments that may be forged
 */
public record TcpConfig(
    int maximumSegmentSize,
    int sendBufferBytes,
    int receiveBufferBytes,
    int initialWindowSegments,
    int delayedAckSegments,
    long delayedAckNanos,
    boolean nagle,
    long initialRtoNanos,
    long minRtoNanos,
    long maxRtoNanos,
    int synRetries,
    int suspectRetries,
    int dataRetries,
    long userTimeoutNanos,
    long maximumSegmentLifetimeNanos,
    long finWait2Nanos,
    boolean windowScaling,
    boolean selectiveAcknowledgment,
    boolean hardErrorsAbort,
    Supplier<CongestionControl> congestionControl,
    boolean timestamps,
    Ecn ecn,
    int quickAcknowledgments,
    boolean userTimeoutOption,
    int timeToLive,
    int trafficClass,
    KeepAlive keepAlive,
    LossHandling loss,
    SynHabits syn,
    ReceiveHabits receive,
    SendHabits send,
    Defences defences) {

  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000 * MILLISECOND;

  /** The largest buffer: the window of RFC 7323 §2.3 at its largest scale. */
  public static final int MAX_BUFFER_BYTES = 1 << 30;

  /** The smallest MSS that leaves room for data beside every option. */
  public static final int MIN_SEGMENT_SIZE = 48;

  /** What the RFCs recommend. */
  public static final TcpConfig DEFAULT =
      new TcpConfig(
          65_495,
          256 * 1024,
          256 * 1024,
          10,
          2,
          200 * MILLISECOND,
          true,
          SECOND,
          SECOND,
          60 * SECOND,
          7,
          3,
          15,
          0,
          120 * SECOND,
          60 * SECOND,
          true,
          true,
          true,
          NewReno::new,
          false,
          Ecn.OFF,
          0,
          false,
          64,
          0,
          KeepAlive.OFF,
          LossHandling.CLASSIC,
          SynHabits.PLAIN,
          ReceiveHabits.PLAIN,
          SendHabits.PLAIN,
          Defences.STRICT);

  /** Checks the ranges; throws {@link IllegalArgumentException} that names the setting. */
  public TcpConfig {
    check("maximumSegmentSize", maximumSegmentSize, MIN_SEGMENT_SIZE, 65_495);
    check("sendBufferBytes", sendBufferBytes, 1, MAX_BUFFER_BYTES);
    check("receiveBufferBytes", receiveBufferBytes, 1, MAX_BUFFER_BYTES);
    check("initialWindowSegments", initialWindowSegments, 1, 1_000);
    check("delayedAckSegments", delayedAckSegments, 1, 1_000);
    check("delayedAckNanos", delayedAckNanos, 0, 500 * MILLISECOND);
    check("minRtoNanos", minRtoNanos, 1, Long.MAX_VALUE);
    check("initialRtoNanos", initialRtoNanos, minRtoNanos, Long.MAX_VALUE);
    check("maxRtoNanos", maxRtoNanos, initialRtoNanos, 600 * SECOND);
    check("synRetries", synRetries, 0, 255);
    check("suspectRetries", suspectRetries, 1, 255);
    check("dataRetries", dataRetries, 0, 255);
    check("userTimeoutNanos", userTimeoutNanos, 0, Long.MAX_VALUE);
    check("maximumSegmentLifetimeNanos", maximumSegmentLifetimeNanos, 0, Long.MAX_VALUE / 4);
    check("finWait2Nanos", finWait2Nanos, 0, Long.MAX_VALUE / 4);
    check("quickAcknowledgments", quickAcknowledgments, 0, 1_000);
    check("timeToLive", timeToLive, 1, 255);
    check("trafficClass", trafficClass, 0, 0xfc);
    Objects.requireNonNull(congestionControl, "congestionControl");
    Objects.requireNonNull(ecn, "ecn");
    Objects.requireNonNull(keepAlive, "keepAlive");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(syn, "syn");
    Objects.requireNonNull(receive, "receive");
    Objects.requireNonNull(send, "send");
    Objects.requireNonNull(defences, "defences");
  }

  private static void check(String setting, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          setting + " is " + value + ", expected " + min + " to " + max);
    }
  }

  /** The window scale to offer, 0 to 14. */
  int receiveWindowShift() {
    if (syn.windowShift() != SynHabits.AS_NEEDED) {
      return windowScaling ? syn.windowShift() : 0;
    }
    int shift = 0;
    while (windowScaling && shift < PeerOptions.MAX_SHIFT && receiveBufferBytes >> shift > 0xffff) {
      shift++;
    }
    return shift;
  }

  /** The MSS to announce on an interface. */
  int announcedSegmentSize(int mtu) {
    return Math.max(1, Math.min(maximumSegmentSize, mtu - 40));
  }

  /** A builder that starts from these settings. */
  public TcpConfigBuilder toBuilder() {
    return new TcpConfigBuilder(this);
  }
}
