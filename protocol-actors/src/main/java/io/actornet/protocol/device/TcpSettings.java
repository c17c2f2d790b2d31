package io.actornet.protocol.device;

import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.protocol.tcp.TcpConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** What the connections of hosts of one kind start from, with what a socket chooses of it. */
final class TcpSettings {
  private final TcpConfig host;
  private final Map<TcpOptions, TcpConfig> configs = new HashMap<>();

  TcpSettings(TcpConfig host) {
    this.host = host;
  }

  /** Whether they are those of hosts with this configuration, the very object. */
  // Comparing thirty settings for each host would take longer than making them twice.
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(TcpConfig config) {
    return host == config;
  }

  /** The settings of a connection with these options; one object for equal options. */
  TcpConfig config(TcpOptions options) {
    return configs.computeIfAbsent(options, this::make);
  }

  private TcpConfig make(TcpOptions options) {
    TcpConfigBuilder builder =
        host.toBuilder()
            .nagle(!options.noDelay())
            .sendBufferBytes(options.sendBufferBytes())
            .receiveBufferBytes(options.receiveBufferBytes());
    if (options.maximumSegmentSize() > 0) {
      builder.maximumSegmentSize(options.maximumSegmentSize());
    }
    if (options.congestion() != null) {
      builder.congestionControl(options.congestion());
    }
    if (options.keepAlive()) {
      builder.keepAlive(host.keepAlive().enabled(true));
    }
    return builder.build();
  }
}
