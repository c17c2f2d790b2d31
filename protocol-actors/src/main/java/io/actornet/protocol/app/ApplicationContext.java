package io.actornet.protocol.app;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.device.HostCommand;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.engine.Counter;
import io.actornet.protocol.engine.RandomStream;
import io.actornet.protocol.engine.Timer;
import io.actornet.topology.value.IpAddress;
import io.actornet.topology.value.MacAddress;

/**
 * A host as an application sees it. What is asked for is answered by events to the application's
 * actor. To be used by that actor only.
 */
public interface ApplicationContext {
  /** Half-open connections that {@link #listen} lets wait, as Linux's {@code somaxconn}. */
  int DEFAULT_BACKLOG = 4096;

  /** Name of the host in the topology. */
  String hostName();

  /** The application's own actor: the owner of what it asks for. */
  ActorRef<HostEvent> self();

  /** Emulated time in nanoseconds since the start of the run. */
  long now();

  /** Asks the host; for what has no method here. The command's owner is the caller's business. */
  void ask(HostCommand command);

  /** Opens a UDP socket, see {@link HostCommand.BindUdp}. */
  void bindUdp(int port);

  /** Listens for TCP connections, see {@link HostCommand.Listen}. */
  void listen(int port, TcpOptions options);

  /** Opens a TCP connection, see {@link HostCommand.Connect}. */
  void connect(IpAddress address, int port, TcpOptions options);

  /** Opens a raw socket, see {@link HostCommand.OpenRaw}. */
  void openRaw(int protocol);

  /** Opens a packet socket, see {@link HostCommand.OpenLink}. */
  void openLink(int networkInterface, int etherType);

  /** The resolver that this host asks for names; null when it has none. */
  IpAddress resolver();

  /** The host's own address on an interface; null while it has none. */
  IpAddress address(int networkInterface);

  /** The hardware address of an interface. */
  MacAddress hardwareAddress(int networkInterface);

  /** Sends {@code TimerFired(key)} to this application after so many nanoseconds. */
  void after(long delayNanos, Object key);

  /** A timer that sends {@code TimerFired(key)} to this application; not armed yet. */
  Timer<HostEvent> timer(Object key);

  /** A stream of random numbers of this application's own on this host, for one purpose. */
  RandomStream random(String purpose);

  /** A stream of the same random numbers on every host of the run, for one purpose. */
  RandomStream shared(String purpose);

  /**
   * Writes a line of the journal.
   *
   * @param type dotted, such as {@code http.response}
   * @param fields alternating keys and values: String, Long, Integer, Boolean or Double
   */
  void journal(String type, Object... fields);

  /**
   * A counter of this host, made at first use.
   *
   * @param labels alternating label and value
   */
  Counter counter(String name, String unit, String... labels);
}
