package io.actornet.emulator.experiment;

import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.browse.Browse;
import io.actornet.protocol.app.bulk.TcpRequest;
import io.actornet.protocol.app.bulk.TcpSend;
import io.actornet.protocol.app.bulk.UdpSend;
import io.actornet.protocol.app.http.HttpGet;
import io.actornet.protocol.app.ping.Ping;
import io.actornet.protocol.app.ping.Traceroute;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.ValueFormatException;

/** Whom an application talks to first. */
final class Addressee {
  private Addressee() {}

  /** The address or name for DNS; null when the application talks to nobody of its own accord. */
  static String text(Application application) {
    return switch (application) {
      case Ping ping -> ping.to();
      case Traceroute traceroute -> traceroute.to();
      case TcpSend send -> send.to();
      case TcpRequest request -> request.to();
      case UdpSend send -> send.to();
      case HttpGet get -> get.url().host();
      case Browse browse -> browse.url().host();
      default -> null;
    };
  }

  /** The address; null when there is only a name, or nobody. */
  static Ipv4Address address(Application application) {
    String text = text(application);
    try {
      return text == null ? null : Ipv4Address.parse(text);
    } catch (ValueFormatException name) {
      return null;
    }
  }

  /** The name that has to be looked up first; null when there is none. */
  static String name(Application application) {
    return address(application) == null ? text(application) : null;
  }
}
