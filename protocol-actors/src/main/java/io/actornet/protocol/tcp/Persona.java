package io.actornet.protocol.tcp;

/**
 * How the TCP of a kind of system behaves: the settings that its hosts start from.
 *
 * <p>One's own is a class with a public constructor without parameters; an experiment names it.
 */
public interface Persona {
  /** The name it is chosen by. */
  String name();

  /** The settings that a connection has where nothing else is chosen. */
  TcpConfig config();
}
