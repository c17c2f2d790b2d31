package io.actornet.emulator.packetdrill.socket;

import io.actornet.protocol.device.TcpOptions;
import java.util.Map;
import java.util.TreeMap;

/** The options that a program has set on a socket, by name. */
final class SocketSettings {
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
