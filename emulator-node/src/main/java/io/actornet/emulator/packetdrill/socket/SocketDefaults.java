package io.actornet.emulator.packetdrill.socket;

/** What a new socket has. */
public interface SocketDefaults {
  /** Bytes that may wait for the program. */
  int receiveBufferBytes();

  /** Bytes that may wait to be acknowledged. */
  int sendBufferBytes();

  /** The value that an option has unless it is set; 0 where nothing is known of it. */
  long option(String name);
}
