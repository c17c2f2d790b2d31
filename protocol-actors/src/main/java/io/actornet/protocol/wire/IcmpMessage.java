package io.actornet.protocol.wire;

import io.actornet.topology.value.Ipv4Address;

/** An ICMPv4 message as a value (RFC 792); the checksum follows from what is written. */
public sealed interface IcmpMessage {
  /** Echo request or reply. */
  record Echo(boolean reply, int identifier, int sequence, Octets data) implements IcmpMessage {
    public Echo {
      Range.check("identifier", identifier, 0, 0xffff);
      Range.check("sequence", sequence, 0, 0xffff);
    }
  }

  /** Timestamp request or reply; times in ms since midnight UT. */
  record Timestamp(
      boolean reply, int identifier, int sequence, int originate, int receive, int transmit)
      implements IcmpMessage {
    public Timestamp {
      Range.check("identifier", identifier, 0, 0xffff);
      Range.check("sequence", sequence, 0, 0xffff);
    }
  }

  /**
   * Destination unreachable.
   *
   * @param code see {@link IcmpCode}
   * @param nextHopMtu in bytes, of "fragmentation needed"; 0 with other codes
   */
  record Unreachable(int code, int nextHopMtu, Octets quoted) implements IcmpMessage {
    public Unreachable {
      Range.check("code", code, 0, 255);
      Range.check("next-hop MTU", nextHopMtu, 0, 0xffff);
    }
  }

  /** Redirect to a better gateway. */
  record Redirect(int code, Ipv4Address gateway, Octets quoted) implements IcmpMessage {
    public Redirect {
      Range.check("code", code, 0, 255);
    }
  }

  /** Time exceeded. */
  record TimeExceeded(int code, Octets quoted) implements IcmpMessage {
    public TimeExceeded {
      Range.check("code", code, 0, 255);
    }
  }

  /**
   * Parameter problem.
   *
   * @param pointer the byte of the quoted datagram at fault
   */
  record ParameterProblem(int code, int pointer, Octets quoted) implements IcmpMessage {
    public ParameterProblem {
      Range.check("code", code, 0, 255);
      Range.check("pointer", pointer, 0, 255);
    }
  }

  /** Any other message: type, code, bytes 4 to 7, and what follows. */
  record Other(int type, int code, int restOfHeader, Octets data) implements IcmpMessage {
    public Other {
      Range.check("type", type, 0, 255);
      Range.check("code", code, 0, 255);
    }
  }

  /**
   * The message a view is at. Codes of echo and timestamp messages and unused bits are not kept.
   */
  static IcmpMessage of(IcmpView view) {
    Octets data = Octets.of(view.bytes, view.payloadOffset(), view.payloadLength());
    return switch (view.type()) {
      case IcmpType.ECHO_REQUEST, IcmpType.ECHO_REPLY ->
          new Echo(view.type() == IcmpType.ECHO_REPLY, view.identifier(), view.sequence(), data);
      case IcmpType.TIMESTAMP_REQUEST, IcmpType.TIMESTAMP_REPLY ->
          new Timestamp(
              view.type() == IcmpType.TIMESTAMP_REPLY,
              view.identifier(),
              view.sequence(),
              view.originateTimestamp(),
              view.receiveTimestamp(),
              view.transmitTimestamp());
      case IcmpType.DESTINATION_UNREACHABLE ->
          new Unreachable(view.code(), view.nextHopMtu(), data);
      case IcmpType.REDIRECT -> new Redirect(view.code(), new Ipv4Address(view.gateway()), data);
      case IcmpType.TIME_EXCEEDED -> new TimeExceeded(view.code(), data);
      case IcmpType.PARAMETER_PROBLEM -> new ParameterProblem(view.code(), view.pointer(), data);
      default -> new Other(view.type(), view.code(), view.restOfHeader(), data);
    };
  }

  /** The message as bytes, with its checksum. */
  default byte[] toBytes() {
    Octets data =
        switch (this) {
          case Echo echo -> echo.data();
          case Timestamp _ -> Octets.of(new byte[IcmpView.TIMESTAMP_LENGTH - 8]);
          case Unreachable unreachable -> unreachable.quoted();
          case Redirect redirect -> redirect.quoted();
          case TimeExceeded exceeded -> exceeded.quoted();
          case ParameterProblem problem -> problem.quoted();
          case Other other -> other.data();
        };
    byte[] bytes = new byte[FrameLayout.ICMP_LENGTH + data.length()];
    data.copyTo(bytes, FrameLayout.ICMP_LENGTH);
    writeHeader(new IcmpView().at(bytes, 0)).fillChecksum();
    return bytes;
  }

  private IcmpView writeHeader(IcmpView view) {
    return switch (this) {
      case Echo echo ->
          view.type(echo.reply() ? IcmpType.ECHO_REPLY : IcmpType.ECHO_REQUEST, 0)
              .echo(echo.identifier(), echo.sequence());
      case Timestamp stamp ->
          view.type(stamp.reply() ? IcmpType.TIMESTAMP_REPLY : IcmpType.TIMESTAMP_REQUEST, 0)
              .echo(stamp.identifier(), stamp.sequence())
              .timestamps(stamp.originate(), stamp.receive(), stamp.transmit());
      case Unreachable unreachable ->
          view.type(IcmpType.DESTINATION_UNREACHABLE, unreachable.code())
              .nextHopMtu(unreachable.nextHopMtu());
      case Redirect redirect ->
          view.type(IcmpType.REDIRECT, redirect.code()).gateway(redirect.gateway().bits());
      case TimeExceeded exceeded -> view.type(IcmpType.TIME_EXCEEDED, exceeded.code());
      case ParameterProblem problem ->
          view.type(IcmpType.PARAMETER_PROBLEM, problem.code()).pointer(problem.pointer());
      case Other other -> view.type(other.type(), other.code()).restOfHeader(other.restOfHeader());
    };
  }
}
