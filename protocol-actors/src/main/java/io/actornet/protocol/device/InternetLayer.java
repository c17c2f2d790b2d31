package io.actornet.protocol.device;

import io.actornet.protocol.arp.ArpCache;
import io.actornet.protocol.engine.CounterSource;
import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.LoopRef;
import io.actornet.protocol.engine.Prefetched;
import io.actornet.protocol.engine.Timer;
import io.actornet.protocol.icmp.IcmpRateLimiter;
import io.actornet.protocol.ip.Ipv4Identification;
import io.actornet.protocol.ip.Route;
import io.actornet.protocol.ip.RoutingTable;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.util.Arrays;

/**
 * The internet layer of one host or router: its interfaces, its routes, and what it has counted.
 *
 * <p>What it does with packets is in {@link IpInput}, {@link IpOutput}, {@link Forwarder} and
 * {@link IcmpLayer}, which all devices of a partition share. It belongs to the actor of its device,
 * and may be set up before that actor has its first message.
 *
 * <p>The routes must hold the prefix of each interface; {@link #configure} adds that of an address
 * learnt later.
 */
public final class InternetLayer extends Prefetched implements CounterSource {
  /** The index of the interface on which a device's packets to itself arrive. */
  static final int LOOPBACK = -1;

  final DeviceContext device;
  final SharedStack shared;

  /**
   * As in {@link Prefetched}: behind what each packet needs, and perhaps on a second cache line.
   */
  @SuppressWarnings("unused")
  private Object fetchedToo;

  final boolean forwarding;
  final RareCounters rare = new RareCounters();
  final UpperLayer upper;
  IpInterface[] interfaces = {};
  RoutingTable routes = RoutingTable.EMPTY;
  long packetsReceived;
  long packetsSent;
  long packetsForwarded;
  private final Ipv4Identification identification = new Ipv4Identification();

  /** Counts the changes of routes, addresses and neighbours. */
  int knowledge;

  /** See {@link ForwardedFlows}. */
  ForwardedFlow[] flows = ForwardedFlows.none();

  /** How often a known flow pushed another out since {@link #flows} grew last. */
  int flowConflicts;

  /** Null when an address has changed and nobody has asked since, and with one interface. */
  private OwnAddresses own;

  /** Null until {@link #start}. */
  private LoopRef<HostMessage> self;

  /** Null until a neighbour is asked for. */
  private Timer<HostMessage> arpTimer;

  /** Null until a fragment is received. */
  private Reassembly reassembly;

  /** Null until an error is reported. */
  private IcmpRateLimiter errorLimit;

  /**
   * A layer without interfaces and routes.
   *
   * @param shared that of the device's partition
   * @param forwarding whether packets for others are forwarded, as a router does
   */
  InternetLayer(DeviceContext device, SharedStack shared, boolean forwarding, UpperLayer upper) {
    this.device = device;
    this.shared = shared;
    this.forwarding = forwarding;
    this.upper = upper;
    device.register(this);
  }

  /** Asks for the part of this object that {@link #fetch()} may have left out. */
  void fetchRest() {
    fetchedToo = null;
  }

  /** Adds an interface; the first gets index 0, the next index 1. */
  void addInterface(InterfaceSpec spec, Nic nic) {
    int index = interfaces.length;
    interfaces = Arrays.copyOf(interfaces, index + 1);
    interfaces[index] = new IpInterface(this, index, spec, nic);
  }

  /** Configures a neighbour, as on a link that cannot broadcast. */
  public void addNeighbour(int networkInterface, Ipv4Address address, MacAddress mac) {
    IpInterface through = interfaces[networkInterface];
    through.arp.addPermanent(address.bits(), mac.bits(), through);
  }

  /** An interface's address; null while it has none. */
  public Ipv4Address address(int networkInterface) {
    int address = interfaces[networkInterface].address();
    return address == 0 ? null : new Ipv4Address(address);
  }

  /** An interface's hardware address. */
  public MacAddress mac(int networkInterface) {
    return new MacAddress(interfaces[networkInterface].mac);
  }

  /** Where packets go from now on. */
  public void routes(RoutingTable routes) {
    this.routes = routes;
    knowledge++;
  }

  /** Where packets go. */
  public RoutingTable routes() {
    return routes;
  }

  /** Tells the layer whose it is; must come before the first packet. */
  public void start(LoopRef<HostMessage> self) {
    this.self = self;
    for (IpInterface each : interfaces) {
      each.start(device.now());
      armArpTimer(each.nextDeadline());
    }
  }

  /** Takes a frame that came in by an interface; it is the layer's from now on. */
  public void receive(int networkInterface, byte[] frame, ForwardedFlow hint) {
    shared.input.receive(this, networkInterface, frame, hint);
  }

  /** Gives an interface an address, and a route to its link if there is none. */
  public void configure(int networkInterface, int address, int prefixLength) {
    IpInterface configured = interfaces[networkInterface];
    configured.use(address, prefixLength);
    Route onLink = Route.onLink(configured.prefix(), networkInterface);
    if (!routes.routes().contains(onLink)) {
      routes(routes.with(onLink));
    }
    device.journal(
        "ip.address",
        "interface",
        configured.name,
        "ip",
        Ipv4Address.format(address),
        "prefix_length",
        prefixLength);
  }

  /** Something in a neighbour table is due. */
  void onArpTimer() {
    long now = device.now();
    long next = ArpCache.NEVER;
    for (IpInterface each : interfaces) {
      each.onTimer(now);
      next = Math.min(next, each.nextDeadline());
    }
    armArpTimer(next);
  }

  /** Makes sure that the ARP timer fires no later than at that time. */
  void armArpTimer(long deadline) {
    if (deadline == ArpCache.NEVER) {
      return;
    }
    if (arpTimer == null) {
      arpTimer = device.timer(self.ref(), HostTimer.ARP);
    }
    if (deadline < arpTimer.deadline()) {
      arpTimer.arm(deadline);
    }
  }

  /** Whether an address is one of this device's own. */
  boolean isOwn(int address) {
    if (interfaces.length == 1) {
      return address != 0 && interfaces[0].address() == address;
    }
    if (own == null) {
      own = new OwnAddresses(interfaces);
    }
    return own.contains(address);
  }

  /** An interface has another address than before. */
  void addressesChanged() {
    own = null;
    knowledge++;
  }

  /** The next number that the fragments of one packet share. */
  int nextIdentification() {
    return identification.next();
  }

  /** Whether one ICMP error more may be sent now. */
  boolean mayReportError() {
    if (errorLimit == null) {
      errorLimit = IcmpRateLimiter.withDefaults();
    }
    return errorLimit.tryAcquire(device.now());
  }

  /** What makes packets whole. */
  Reassembly reassembly() {
    if (reassembly == null) {
      reassembly = new Reassembly(this, device.timer(self.ref(), HostTimer.REASSEMBLY));
    }
    return reassembly;
  }

  /** Has this device receive a packet of its own. */
  void loopBack(byte[] frame) {
    self.tell(new Received(LOOPBACK, frame, ForwardedFlow.NONE));
  }

  @Override
  public void visit(CounterVisitor visitor) {
    visitor.counter("ip.packets.received", "packets", packetsReceived);
    visitor.counter("ip.packets.sent", "packets", packetsSent);
    if (forwarding) {
      visitor.counter("ip.packets.forwarded", "packets", packetsForwarded);
    }
    rare.visit(visitor);
  }
}
