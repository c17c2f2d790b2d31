package io.actornet.protocol.device;

import akka.actor.Props;
import io.actornet.protocol.arp.ArpParameters;
import io.actornet.protocol.engine.Engine;
import io.actornet.protocol.engine.Partition;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.IcmpView;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.QuotedDatagramView;
import io.actornet.protocol.wire.TcpView;
import io.actornet.protocol.wire.UdpView;
import java.util.ArrayList;
import java.util.List;

/**
 * What the hosts and routers of one partition share: views and the logic that keeps nothing between
 * packets. A device then holds nothing but its own state, and the hot views stay in the cache.
 *
 * <p>One for each partition; belongs to its loop.
 */
public final class SharedStack {
  final Partition partition;
  final EthernetView ethernet = new EthernetView();
  final ArpView arp = new ArpView();
  final Ipv4View ipv4 = new Ipv4View();
  final IcmpView icmp = new IcmpView();
  final QuotedDatagramView quoted = new QuotedDatagramView();
  final UdpView udp = new UdpView();
  final TcpView tcp = new TcpView();
  final ArpParameters arpParameters;
  final IpInput input = new IpInput(this);
  final IpOutput output = new IpOutput();
  final Forwarder forwarder = new Forwarder(this);
  final IcmpLayer icmpLayer = new IcmpLayer(this);

  final Props props;

  /** What connections start from: one for each kind of host, of which there are few. */
  private final List<TcpSettings> tcpSettings = new ArrayList<>();

  /** The shared part of a partition, whose ARP caches behave as Linux's. */
  public SharedStack(Partition partition) {
    this(partition, ArpParameters.DEFAULTS);
  }

  /** The shared part of a partition. */
  public SharedStack(Partition partition, ArpParameters arpParameters) {
    this.partition = partition;
    this.arpParameters = arpParameters;
    props = Engine.props(partition.index());
  }

  /** What the actors of this partition are spawned with. */
  public Props props() {
    return props;
  }

  /** What the connections of a host with this configuration start from. */
  TcpSettings tcpSettings(TcpConfig host) {
    for (TcpSettings each : tcpSettings) {
      if (each.isOf(host)) {
        return each;
      }
    }
    TcpSettings made = new TcpSettings(host);
    tcpSettings.add(made);
    return made;
  }
}
