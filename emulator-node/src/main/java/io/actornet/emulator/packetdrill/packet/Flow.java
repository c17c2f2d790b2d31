package io.actornet.emulator.packetdrill.packet;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpView;
import java.util.HashMap;
import java.util.Map;

/**
 * The connection that the packets of a script belong to, and how its numbers on the wire become
 * those of the script: a script counts sequence numbers from the initial ones.
 *
 * <p>There is one at a time, that of the socket which was made, or accepted, last.
 */
public final class Flow {
  private enum Stage {
    NEW,
    LISTENING,
    CONNECTING,
    OPEN
  }

  private final int remotePort;
  private Stage stage = Stage.NEW;
  private int localPort;

  /** The port of the peer that is connected to; that of a peer that connects is another. */
  private int connectedPort;

  private boolean remoteKnown;
  private boolean localKnown;
  private int localInitial;
  private int scriptInitial;
  private int remoteInitial;
  private final Map<Integer, Integer> timestamps = new HashMap<>();
  private boolean timestampsBegun;
  private int firstTimestamp;
  private int firstScriptTimestamp;

  /**
   * A connection that is neither open nor being opened.
   *
   * @param localPort the port that the host binds to
   * @param remotePort the port that the peer uses if it opens the connection
   */
  public Flow(int localPort, int remotePort) {
    this.localPort = localPort;
    this.remotePort = remotePort;
  }

  /** The host listens: the next packet of the script opens the connection. */
  public void listens() {
    stage = Stage.LISTENING;
  }

  /** The host connects to a port: its next SYN belongs to this connection. */
  public void connects(int port) {
    stage = Stage.CONNECTING;
    connectedPort = port;
    localKnown = false;
    timestampsBegun = false;
    timestamps.clear();
  }

  /** The host's port. */
  public int localPort() {
    return localPort;
  }

  /** The peer's port. */
  public int remotePort() {
    return connectedPort != 0 ? connectedPort : remotePort;
  }

  /** Whether a segment that the host sent belongs to this connection; learns from its SYN. */
  boolean sends(TcpView segment) {
    boolean syn = segment.has(TcpFlags.SYN);
    boolean ack = segment.has(TcpFlags.ACK);
    if (stage == Stage.CONNECTING && syn && !ack && segment.destinationPort() == connectedPort) {
      stage = Stage.OPEN;
      localPort = segment.sourcePort();
      learnLocal(segment.sequence());
      return true;
    }
    return segment.sourcePort() == localPort && segment.destinationPort() == remotePort();
  }

  private void learnLocal(int initial) {
    localKnown = true;
    localInitial = initial;
  }

  /** The host must send a segment that the script describes so; tells what it counts from. */
  void expects(int flags, int sequence) {
    Stage before = (flags & TcpFlags.ACK) != 0 ? Stage.LISTENING : Stage.CONNECTING;
    if ((flags & TcpFlags.SYN) != 0 && stage == before) {
      scriptInitial = sequence;
    }
  }

  /** A segment with SYN and ACK that the host sent in answer to the peer's SYN. */
  void answered(TcpView segment) {
    if (stage == Stage.LISTENING && segment.has(TcpFlags.SYN) && segment.has(TcpFlags.ACK)) {
      learnLocal(segment.sequence());
      stage = Stage.OPEN;
    }
  }

  /** The peer sends a segment that the script describes so. */
  void receives(int flags, int sequence) {
    boolean syn = (flags & TcpFlags.SYN) != 0;
    boolean first = connectedPort == 0 || syn && (flags & TcpFlags.ACK) != 0;
    if (first && !remoteKnown) {
      remoteKnown = true;
      remoteInitial = sequence;
    }
  }

  /** What is added to a sequence number of the peer's to get the one on the wire. */
  int remoteOffset(boolean syn) {
    return syn ? 0 : remoteInitial;
  }

  /** What is added to a sequence number of the host's to get the one on the wire. */
  int localOffset(boolean syn) {
    if (!localKnown) {
      return 0;
    }
    return syn ? localInitial - scriptInitial : localInitial;
  }

  /** The host sent a timestamp that stands for one of the script. */
  void sentTimestamp(int script, int wire) {
    timestamps.put(script, wire);
    if (!timestampsBegun) {
      timestampsBegun = true;
      firstTimestamp = wire;
      firstScriptTimestamp = script;
    }
  }

  /** A timestamp of the host's as the script counts, from the first one on. */
  int scriptTimestamp(int wire) {
    return timestampsBegun ? wire - firstTimestamp + firstScriptTimestamp : wire;
  }

  /** The timestamp on the wire that one of the script stands for; null if it stands for none. */
  Integer wireTimestamp(int script) {
    return timestamps.get(script);
  }
}
