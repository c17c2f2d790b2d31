package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.Signal;
import akka.actor.typed.Terminated;
import io.actornet.protocol.engine.CounterSource;
import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.engine.DeviceActor;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.icmp.QuotedDatagram;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;

/**
 * A host: the internet layer, and which socket a packet belongs to.
 *
 * <p>A transport layer is made when the first socket or packet needs it, so a host on which nothing
 * runs costs next to nothing. A router is a host that forwards; it may have sockets too.
 */
public final class Host extends DeviceActor<HostMessage> implements UpperLayer, CounterSource {
  private final InternetLayer internet;

  /** What connections start from. */
  private TcpConfig tcpConfig = TcpConfig.DEFAULT;

  /** What the host starts with; null once it has started. */
  private HostPlan plan;

  /** Null until a socket is bound or a datagram comes. */
  private UdpLayer udp;

  /** Null until a socket is made or a segment comes. */
  private TcpLayer tcp;

  /** Null while there is no raw socket. */
  private RawSockets raw;

  /**
   * A host that has not started.
   *
   * @param shared that of the device's partition
   * @param forwarding whether packets for others are forwarded
   * @param plan its interfaces and routes
   */
  public Host(DeviceContext device, SharedStack shared, boolean forwarding, HostPlan plan) {
    super(device.partition());
    this.plan = plan;
    internet = new InternetLayer(device, shared, forwarding, this);
    device.register(this);
  }

  /** A host whose interfaces and routes are given to {@link #internet} by hand. */
  Host(DeviceContext device, SharedStack shared, boolean forwarding) {
    this(device, shared, forwarding, null);
  }

  @Override
  protected void onStart() {
    if (plan != null) {
      carryOut();
      plan = null;
    }
  }

  private void carryOut() {
    for (HostPlan.Attachment attachment : plan.attachments()) {
      InterfaceSpec settings = attachment.settings();
      Nic nic = new Nic(internet.device, attachment.port(), settings.mac().bits(), this);
      spawn(nic);
      internet.addInterface(settings, nic);
    }
    for (HostPlan.Neighbour neighbour : plan.neighbours()) {
      internet.addNeighbour(neighbour.networkInterface(), neighbour.address(), neighbour.mac());
    }
    internet.routes(plan.routes());
    tcpConfig = plan.tcp();
    internet.start(this);
  }

  @Override
  public void fetchNext() {
    internet.fetch();
    internet.fetchRest();
  }

  /** The host's internet layer. */
  public InternetLayer internet() {
    return internet;
  }

  @Override
  protected void onMessage(HostMessage message) {
    switch (message) {
      case Received(int networkInterface, byte[] frame, var hint) ->
          internet.receive(networkInterface, frame, hint);
      case HostInput input -> fromSocket(input);
      case HostCommand command -> fromApplication(command);
      case HostTimer timer -> onTimer(timer);
    }
  }

  /** As {@code tellLast(new Received(…))}, without the message where it is the host's turn. */
  void receiveLast(int networkInterface, byte[] frame, ForwardedFlow hint) {
    if (!isNext()) {
      tell(new Received(networkInterface, frame, hint));
      return;
    }
    try {
      internet.receive(networkInterface, frame, hint);
    } catch (RuntimeException fault) {
      fault("a frame", fault);
    }
  }

  private void fromSocket(HostInput input) {
    switch (input) {
      case HostInput.SendSegment(byte[] frame, var endpoints) -> tcp.send(frame, endpoints);
      case HostInput.SendDatagram(int port, var datagram) -> udp.send(port, datagram);
      case HostInput.SendPacket packet -> send(packet);
      case HostInput.SendFrame(int networkInterface, byte[] frame) ->
          internet.interfaces[networkInterface].transmit(frame);
      case HostInput.UdpClosed(int port) -> udp.closed(port);
      case HostInput.RawClosed(var socket) -> rawClosed(socket);
      case HostInput.TcpClosed(var endpoints) -> tcp.closed(endpoints);
      case HostInput.TcpTimeWait(var entry) -> tcp.timeWait(entry);
    }
  }

  private void fromApplication(HostCommand command) {
    switch (command) {
      case HostCommand.BindUdp bind -> bind(bind);
      case HostCommand.Listen listen -> listen(listen);
      case HostCommand.StopListening(int port, var owner) -> tcp().stopListening(port, owner);
      case HostCommand.Connect connect -> tcp().connect(connect);
      case HostCommand.OpenRaw open -> open(open);
      case HostCommand.OpenLink open -> open(open);
      case HostCommand.ConfigureAddress(int networkInterface, var address, int prefixLength) ->
          internet.configure(networkInterface, address.bits(), prefixLength);
      case HostCommand.ConfigureTcp(TcpConfig config) -> configureTcp(config);
      case HostCommand.Run run -> run(run);
      case HostCommand.Carrier(int networkInterface, boolean up) ->
          internet.interfaces[networkInterface].carrier(up);
      case HostCommand.AddRule(int networkInterface, var rule) ->
          internet.interfaces[networkInterface].nic.tell(new NicMessage.AddRule(rule));
    }
  }

  private void configureTcp(TcpConfig config) {
    tcpConfig = config;
    if (tcp != null) {
      tcp.use(config);
    }
  }

  private void onTimer(HostTimer timer) {
    switch (timer) {
      case ARP -> internet.onArpTimer();
      case REASSEMBLY -> internet.reassembly().onTimer();
      case CONNECTION_TABLE -> tcp.onTimer();
    }
  }

  private void bind(HostCommand.BindUdp command) {
    int port = udp().freePort(command.port());
    if (port == EphemeralPorts.NONE) {
      command.owner().tell(new HostEvent.Failed(command, "port in use"));
      return;
    }
    UdpSocket socket = new UdpSocket(internet.device, this, command.owner(), port);
    spawn(socket);
    udp.bind(port, socket);
    command.owner().tell(new HostEvent.UdpBound(socket.ref().narrow(), port));
  }

  private void listen(HostCommand.Listen command) {
    command
        .owner()
        .tell(
            tcp().listen(command)
                ? new HostEvent.Listening(command.port())
                : new HostEvent.Failed(command, "port in use"));
  }

  private void open(HostCommand.OpenRaw command) {
    ActorRef<RawSocketCommand> socket =
        spawn(new RawSocket(internet.device, this, command.owner(), command.protocol()));
    raw().addRaw(command.protocol(), socket);
    command.owner().tell(new HostEvent.RawOpened(socket.narrow(), command.protocol()));
  }

  private void open(HostCommand.OpenLink command) {
    int networkInterface = command.networkInterface();
    if (networkInterface < 0 || networkInterface >= internet.interfaces.length) {
      command.owner().tell(new HostEvent.Failed(command, "no such interface"));
      return;
    }
    ActorRef<RawSocketCommand> socket =
        spawn(new PacketSocket(internet.device, this, command.owner(), networkInterface));
    raw().addPacket(networkInterface, command.etherType(), socket);
    HostEvent opened =
        new HostEvent.LinkOpened(socket.narrow(), networkInterface, command.etherType());
    command.owner().tell(opened);
  }

  private void send(HostInput.SendPacket packet) {
    int destination = packet.destination();
    IpOutput output = internet.shared.output;
    int hop = output.hop(internet, destination);
    if (hop == IpOutput.NO_ROUTE) {
      internet.rare.count(StackCounter.NO_ROUTE);
      return;
    }
    output.send(
        internet,
        hop,
        packet.frame(),
        output.source(internet, hop, destination),
        destination,
        packet.protocol(),
        /* tos= */ 0,
        IpOutput.ttl(packet.ttl()),
        packet.dontFragment());
  }

  private void rawClosed(ActorRef<RawSocketCommand> socket) {
    raw.closed(socket);
    if (raw.isEmpty()) {
      raw = null;
    }
  }

  private void run(HostCommand.Run run) {
    ActorRef<HostEvent> application = spawn(run.application());
    watch(application);
    application.tell(new HostEvent.Started());
  }

  @Override
  protected void onSignal(Signal signal) {
    if (signal instanceof Terminated terminated) {
      if (terminated instanceof ChildFailed failure) {
        internet.rare.count(StackCounter.APPLICATION_FAILURES);
        internet.device.journal("app.failed", "cause", failure.cause().toString());
      }
      applicationStopped(terminated.getRef().unsafeUpcast());
    }
  }

  /** Spawns a NIC, socket or application of this host. */
  <M> ActorRef<M> spawn(Behavior<M> behavior) {
    return spawn(behavior, internet.shared.props);
  }

  private void applicationStopped(ActorRef<HostEvent> application) {
    if (udp != null) {
      udp.ownerStopped(application);
    }
    if (tcp != null) {
      tcp.ownerStopped(application);
    }
    if (raw != null) {
      raw.ownerStopped(application);
    }
  }

  private UdpLayer udp() {
    if (udp == null) {
      udp = new UdpLayer(internet);
    }
    return udp;
  }

  private TcpLayer tcp() {
    if (tcp == null) {
      tcp = new TcpLayer(internet, this, tcpConfig);
    }
    return tcp;
  }

  private RawSockets raw() {
    if (raw == null) {
      raw = new RawSockets();
    }
    return raw;
  }

  @Override
  public boolean frame(int networkInterface, int etherType, byte[] frame) {
    return raw != null && raw.frame(networkInterface, etherType, frame);
  }

  @Override
  public boolean packet(Ipv4View packet, boolean broadcast) {
    boolean wanted = raw != null && raw.packet(packet);
    switch (packet.protocol()) {
      case IpProtocol.UDP -> udp().receive(packet, broadcast);
      case IpProtocol.TCP -> tcp().receive(packet, broadcast);
      default -> {
        return wanted;
      }
    }
    return true;
  }

  @Override
  public void icmpError(int reporter, QuotedDatagram error) {
    switch (error.protocol()) {
      case IpProtocol.UDP -> udp().icmpError(reporter, error);
      case IpProtocol.TCP -> tcp().icmpError(error);
      default -> {
        // Raw sockets have seen the message itself.
      }
    }
  }

  @Override
  public void visit(CounterVisitor visitor) {
    if (tcp != null) {
      tcp.visit(visitor);
    }
  }
}
