/**
 * TCP (RFC 9293) without input, output, clocks or threads: what a host's actors drive, and a test
 * or a packet script just as well.
 *
 * <p>Seen from outside:
 *
 * <ul>
 *   <li>{@link io.actornet.protocol.tcp.TcpStack}: one a host; what its connections share.
 *   <li>{@link io.actornet.protocol.tcp.TcpConnection}: one end of a connection. {@code active} and
 *       {@code connect} open it; {@code onSegment}, {@code onTimer}, {@code onPathMtu} and {@code
 *       onIcmpError} bring it what happens; {@code write}, {@code consumed}, {@code shutdownWrite},
 *       {@code close} and {@code abort} are the user's calls. Every call takes the time.
 *   <li>{@link io.actornet.protocol.tcp.TcpEffects}: what it asks for in return: segments to send,
 *       a timer, data and news for the user. A call on a connection makes all its effects before it
 *       returns.
 *   <li>{@link io.actornet.protocol.tcp.HalfOpen} and {@link
 *       io.actornet.protocol.tcp.TimeWaitEntry}: a connection before it is accepted and after both
 *       ends have closed, as rows of the host's table.
 *   <li>{@link io.actornet.protocol.tcp.TcpReset}: the answer to segments for nobody.
 *   <li>{@link io.actornet.protocol.tcp.TcpConfig}, {@link io.actornet.protocol.tcp.TcpInfo},
 *       {@link io.actornet.protocol.tcp.TcpCounters}, {@link
 *       io.actornet.protocol.tcp.CongestionControl}: settings, state, counters, and how much may be
 *       in flight.
 *   <li>{@link io.actornet.protocol.tcp.Persona}: settings that go together, by name.
 * </ul>
 *
 * <p>What a host does with a segment whose checksum it has verified:
 *
 * <pre>
 *   addresses and ports in the table?
 *     connection → connection.onSegment
 *     half open  → row.onSegment; COMPLETE → TcpConnection.accept, connection.onSegment
 *     TIME-WAIT  → acceptsSyn ? remove, HalfOpen.onListen : entry.onSegment
 *   else a listener on the port?
 *     yes        → HalfOpen.onListen
 *     no         → TcpReset.replyTo
 * </pre>
 *
 * <p>Inside, the parts are those of the protocol: {@link io.actornet.protocol.tcp.TcpTransition} is
 * the state diagram as a table, {@code SegmentArrives} and {@code AcknowledgmentArrives} follow RFC
 * 9293 §3.10.7 step by step; {@code Handshake} opens; {@code Sender} keeps the variables of the
 * sending side, {@code Transmission} decides what goes out, {@code LossRecovery} and {@code
 * RetransmissionQueue} (the scoreboard) repair losses, {@code RttEstimator} times them; {@code
 * Receiver} and {@code ReassemblyQueue} are the receiving side; {@code Timers} makes one deadline
 * of all timers; {@code Seq} compares sequence numbers.
 */
package io.actornet.protocol.tcp;
