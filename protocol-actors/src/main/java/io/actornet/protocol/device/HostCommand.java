package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import io.actornet.protocol.link.FrameRule;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.topology.value.IpAddress;
import io.actornet.topology.value.Ipv4Address;

/**
 * What an application asks of its host. The answer is a {@link HostEvent} to {@code owner}.
 *
 * <p>Ports are 0 to 65535; 0 lets the host choose an ephemeral one.
 */
public sealed interface HostCommand extends HostMessage {
  /** Opens a UDP socket: {@link HostEvent.UdpBound} or {@link HostEvent.Failed}. */
  record BindUdp(int port, ActorRef<HostEvent> owner) implements HostCommand {}

  /**
   * Listens for TCP connections: {@link HostEvent.Listening} or {@link HostEvent.Failed}, then
   * {@link HostEvent.Accepted} for each connection, whose socket's events go to {@code owner} too
   * until it is given another.
   *
   * @param backlog connections that may wait half-open, 1 or more
   */
  record Listen(int port, int backlog, TcpOptions options, ActorRef<HostEvent> owner)
      implements HostCommand {}

  /**
   * Ends listening on a port for its owner: what was half-open is forgotten; connections that were
   * accepted go on.
   */
  record StopListening(int port, ActorRef<HostEvent> owner) implements HostCommand {}

  /**
   * Opens a TCP connection: {@link HostEvent.Connecting}, then {@link HostEvent.Connected}; or
   * {@link HostEvent.Failed}.
   *
   * @param localPort 0 lets the host choose
   */
  record Connect(
      int localPort, IpAddress address, int port, TcpOptions options, ActorRef<HostEvent> owner)
      implements HostCommand {
    /** From a port of the host's choice. */
    public Connect(IpAddress address, int port, TcpOptions options, ActorRef<HostEvent> owner) {
      this(0, address, port, options, owner);
    }
  }

  /**
   * Opens a raw socket that gets a copy of every IP packet of a protocol to this host: {@link
   * HostEvent.RawOpened}, then {@link HostEvent.Packet}.
   */
  record OpenRaw(int protocol, ActorRef<HostEvent> owner) implements HostCommand {}

  /**
   * Opens a packet socket, below IP: {@link HostEvent.LinkOpened}, then {@link HostEvent.LinkFrame}
   * for every frame of that EtherType.
   */
  record OpenLink(int networkInterface, int etherType, ActorRef<HostEvent> owner)
      implements HostCommand {}

  /** Gives an interface an address, as a diskless host does when it has learnt its own. */
  record ConfigureAddress(int networkInterface, Ipv4Address address, int prefixLength)
      implements HostCommand {}

  /**
   * Runs an application: its first message is {@link HostEvent.Started}. When it stops, the host
   * closes what sockets it left.
   */
  record Run(Behavior<HostEvent> application) implements HostCommand {}

  /** Connections opened and ports listened on from now on start from these settings. */
  record ConfigureTcp(TcpConfig config) implements HostCommand {}

  /** The experiment took the link of an interface down, or brought it up. */
  record Carrier(int networkInterface, boolean up) implements HostCommand {}

  /** The experiment has frames that leave by an interface shown to a rule from now on. */
  record AddRule(int networkInterface, FrameRule rule) implements HostCommand {}
}
