package io.actornet.emulator.trunk;

import io.aeron.ChannelUriStringBuilder;
import io.aeron.CommonContext;
import java.net.InetSocketAddress;

/** The Aeron channel by which a receiver is reached. */
final class TrunkChannel {
  private TrunkChannel() {}

  /**
   * The channel.
   *
   * @param receiver where the receiving node listens; null for shared memory, which takes an
   *     external driver that both nodes use
   */
  static String of(NodeDriver driver, InetSocketAddress receiver) {
    if (receiver == null) {
      if (!driver.isExternal()) {
        throw new BadSettingException(
            "trunk", "shared memory with an own driver", "an external driver that both nodes use");
      }
      return CommonContext.IPC_CHANNEL;
    }
    if (receiver.isUnresolved()) {
      throw new BadSettingException(
          "trunk", "'" + receiver.getHostString() + "'", "the address of a node");
    }
    return new ChannelUriStringBuilder()
        .media(CommonContext.UDP_MEDIA)
        .endpoint(endpoint(receiver))
        .mtu(mtu(driver.settings(), receiver))
        .build();
  }

  private static int mtu(DriverSettings settings, InetSocketAddress receiver) {
    return receiver.getAddress().isLoopbackAddress()
        ? settings.fittingLoopbackMtuBytes()
        : settings.fittingMtuBytes();
  }

  private static String endpoint(InetSocketAddress receiver) {
    String address = receiver.getAddress().getHostAddress();
    String host = address.contains(":") ? "[" + address + "]" : address;
    return host + ":" + receiver.getPort();
  }
}
