package io.actornet.protocol.device;

import io.actornet.protocol.arp.AddressProbe;
import io.actornet.protocol.arp.AddressProbeEffects;
import io.actornet.protocol.arp.ArpCache;
import io.actornet.protocol.arp.ArpEffects;
import io.actornet.protocol.arp.NeighbourState;
import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import io.actornet.topology.value.MacAddress;
import java.util.Locale;

/** An interface as the internet layer sees it: its addresses, its neighbours, and its NIC. */
final class IpInterface implements ArpEffects, AddressProbeEffects {
  /** The least significant byte of the operation in a frame that holds an ARP packet. */
  private static final int OPERATION_OFFSET = FrameLayout.ARP_OFFSET + 7;

  private static final int LONGEST_PREFIX_WITH_BROADCAST = 30;

  final int index;

  final String name;
  final long mac;
  final int mtu;
  final boolean broadcast;
  final ArpCache arp;
  private final InternetLayer layer;
  final Nic nic;

  /** Null where addresses are used without asking. */
  private AddressProbe probe;

  /** The address that {@link #probe} asks for. */
  private int claim;

  private int address;
  private int prefixLength;

  IpInterface(InternetLayer layer, int index, InterfaceSpec spec, Nic nic) {
    this.layer = layer;
    this.index = index;
    this.nic = nic;
    name = spec.name();
    mac = spec.mac().bits();
    mtu = spec.mtu();
    broadcast = spec.broadcast();
    prefixLength = spec.prefixLength();
    arp = new ArpCache(layer.shared.arpParameters, mac, 0);
    if (spec.address() == null) {
      return;
    }
    if (spec.probe()) {
      claim = spec.address().bits();
      probe =
          new AddressProbe(
              mac,
              claim,
              AddressProbe.Defence.ONCE,
              layer.device.random("arp.probe." + name)::nextLong);
    } else {
      use(spec.address().bits(), prefixLength);
    }
  }

  /** The protocol address as 32 bits; 0 while there is none. */
  int address() {
    return address;
  }

  /** The prefix of the link. */
  Ipv4Prefix prefix() {
    return Ipv4Prefix.containing(new Ipv4Address(address), prefixLength);
  }

  /** Whether an address means all hosts of this link: limited or directed broadcast (RFC 919). */
  boolean isBroadcast(int destination) {
    return destination == 0xffff_ffff
        || prefixLength <= LONGEST_PREFIX_WITH_BROADCAST
            && address != 0
            && destination == (address | ~Ipv4Prefix.mask(prefixLength));
  }

  /** Takes another address. */
  void use(int address, int prefixLength) {
    this.address = address;
    this.prefixLength = prefixLength;
    arp.address(address);
    layer.addressesChanged();
  }

  /** Starts to probe the address if that was asked for. */
  void start(long now) {
    if (probe != null) {
      probe.start(now);
    }
  }

  /** When something is due, or {@link ArpCache#NEVER}. */
  long nextDeadline() {
    long deadline = arp.nextDeadline();
    return probe == null ? deadline : Math.min(deadline, probe.nextDeadline());
  }

  void onTimer(long now) {
    arp.onTimer(now, this);
    if (probe != null) {
      probe.onTimer(now, this);
    }
  }

  /** Takes the ARP packet that the shared view points at. */
  void receiveArp(long now) {
    var packet = layer.shared.arp;
    if (probe != null) {
      probe.receive(packet, now, this);
    }
    var refusal = arp.receive(packet, now, this);
    if (refusal != null) {
      layer.rare.count(refusal);
    }
  }

  /** The link went down, and its neighbours are forgotten; or it came up. */
  void carrier(boolean up) {
    if (!up) {
      arp.clear(this);
      layer.knowledge++;
    }
    nic.tell(new NicMessage.Carrier(up));
  }

  /** Hands a complete frame to the NIC. */
  void transmit(byte[] frame) {
    nic.tell(new NicMessage.Transmit(frame));
  }

  @Override
  public void sendArp(byte[] frame) {
    layer.rare.count(
        frame[OPERATION_OFFSET] == ArpOperation.REQUEST
            ? StackCounter.ARP_REQUESTS
            : StackCounter.ARP_REPLIES);
    transmit(frame);
  }

  @Override
  public void flush(byte[] frame, long neighbourMac) {
    layer.shared.output.address(frame, neighbourMac, mac);
    transmit(frame);
  }

  @Override
  public void failed(byte[] frame) {
    layer.rare.count(StackCounter.ARP_FAILED);
    layer.shared.icmpLayer.hostUnreachable(layer, frame);
  }

  @Override
  public void discarded(byte[] frame) {
    layer.rare.count(StackCounter.ARP_PENDING);
  }

  @Override
  public void changed(int ip, NeighbourState state, long neighbourMac) {
    layer.knowledge++;
    if (state == NeighbourState.PERMANENT) {
      return;
    }
    if (state == NeighbourState.FAILED) {
      layer.rare.count(StackCounter.ARP_FAILURES);
    }
    String stateName = state.name().toLowerCase(Locale.ROOT);
    String ipText = Ipv4Address.format(ip);
    if (neighbourMac == ArpCache.UNKNOWN) {
      layer.device.journal("arp.changed", "interface", name, "ip", ipText, "state", stateName);
    } else {
      layer.device.journal(
          "arp.changed",
          "interface",
          name,
          "ip",
          ipText,
          "state",
          stateName,
          "mac",
          MacAddress.format(neighbourMac));
    }
  }

  @Override
  public void claimed() {
    layer.configure(index, claim, prefixLength);
  }

  @Override
  public void lost(long rivalMac) {
    use(0, prefixLength);
    layer.device.journal(
        "ip.address.conflict",
        "interface",
        name,
        "ip",
        Ipv4Address.format(claim),
        "mac",
        MacAddress.format(rivalMac));
  }
}
