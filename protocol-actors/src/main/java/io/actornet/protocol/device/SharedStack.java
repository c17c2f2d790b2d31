package io.actornet.protocol.device;

import akka.actor.typed.Props;
import io.actornet.protocol.arp.ArpParameters;
import io.actornet.protocol.engine.Engine;
import io.actornet.protocol.engine.Partition;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.protocol.tcp.TcpConfigBuilder;
import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.IcmpView;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.QuotedDatagramView;
import io.actornet.protocol.wire.TcpView;
import io.actornet.protocol.wire.UdpView;
import java.util.HashMap;
import java.util.Map;

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

  /** What sockets and applications are spawned with. */
  final Props props;

  private final Map<TcpOptions, TcpConfig> tcpConfigs = new HashMap<>();
  private TcpConfig tcpDefaults = TcpConfig.DEFAULT;

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

  /** Sets what connections have that are opened or listened for from now on. */
  public void tcpDefaults(TcpConfig defaults) {
    tcpDefaults = defaults;
    tcpConfigs.clear();
  }

  /** The settings of a connection with these options; one object for equal options. */
  TcpConfig tcpConfig(TcpOptions options) {
    return tcpConfigs.computeIfAbsent(options, this::makeTcpConfig);
  }

  private TcpConfig makeTcpConfig(TcpOptions options) {
    TcpConfigBuilder builder =
        tcpDefaults.toBuilder()
            .nagle(!options.noDelay())
            .sendBufferBytes(options.sendBufferBytes())
            .receiveBufferBytes(options.receiveBufferBytes());
    if (options.maximumSegmentSize() > 0) {
      builder.maximumSegmentSize(options.maximumSegmentSize());
    }
    return builder.build();
  }
}
