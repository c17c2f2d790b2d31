package io.actornet.emulator.packetdrill.socket;

import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.tcp.KeepAlive;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The options that a program has set on a socket, by name. */
final class SocketSettings {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Map<String, Long> values = new TreeMap<>();
  boolean nonBlocking;

  /** Seconds that a close may wait; -1 where it does not linger. */
  int lingerSeconds = -1;

  /** Those that a new socket has. */
  SocketSettings(SocketDefaults defaults) {
    values.put("SO_RCVBUF", (long) defaults.receiveBufferBytes());
    values.put("SO_SNDBUF", (long) defaults.sendBufferBytes());
  }

  /** Those of a socket that came of a listening one. */
  SocketSettings(SocketSettings listener) {
    values.putAll(listener.values);
    lingerSeconds = listener.lingerSeconds;
  }

  void set(String option, long value) {
    values.put(option, value);
  }

  /** The value of an option, or another where it was not set. */
  long get(String option, long otherwise) {
    return values.getOrDefault(option, otherwise);
  }

  int receiveBufferBytes() {
    return (int) get("SO_RCVBUF", 0);
  }

  int sendBufferBytes() {
    return (int) get("SO_SNDBUF", 0);
  }

  /** When a silent peer is probed. */
  KeepAlive keepAlive(ToLongFunction<String> defaults) {
    KeepAlive off = KeepAlive.OFF;
    long idle = get("TCP_KEEPIDLE", defaults.applyAsLong("TCP_KEEPIDLE"));
    long interval = get("TCP_KEEPINTVL", off.intervalNanos() / NANOS_PER_SECOND);
    return off.enabled(get("SO_KEEPALIVE", 0) != 0)
        .withIdle(Math.max(1, idle * NANOS_PER_SECOND))
        .withProbes(
            Math.max(1, interval * NANOS_PER_SECOND),
            (int) Math.max(1, get("TCP_KEEPCNT", off.probes())));
  }

  /** What the host is told of them. */
  TcpOptions tcpOptions() {
    return new TcpOptions(
        get("TCP_NODELAY", 0) != 0,
        Math.max(1, sendBufferBytes()),
        Math.max(1, receiveBufferBytes()),
        (int) get("TCP_MAXSEG", 0),
        null,
        get("SO_KEEPALIVE", 0) != 0,
        false);
  }
}
