package io.actornet.protocol.wire;

/** ICMPv4 codes by message type (RFC 792, RFC 1122 §3.2.2.1, RFC 1812 §5.2.7.1). */
public final class IcmpCode {
  /** Unreachable: no route to the network. */
  public static final int NET_UNREACHABLE = 0;

  /** Unreachable: the host does not answer on its network. */
  public static final int HOST_UNREACHABLE = 1;

  /** Unreachable: the host does not speak the protocol. */
  public static final int PROTOCOL_UNREACHABLE = 2;

  /** Unreachable: nothing listens on the port. */
  public static final int PORT_UNREACHABLE = 3;

  /** Unreachable: too big for the next hop and DF set (RFC 1191). */
  public static final int FRAGMENTATION_NEEDED = 4;

  /** Unreachable: source route failed. */
  public static final int SOURCE_ROUTE_FAILED = 5;

  /** Unreachable: destination network unknown. */
  public static final int NET_UNKNOWN = 6;

  /** Unreachable: destination host unknown. */
  public static final int HOST_UNKNOWN = 7;

  /** Unreachable: source host isolated. */
  public static final int SOURCE_ISOLATED = 8;

  /** Unreachable: network administratively prohibited. */
  public static final int NET_PROHIBITED = 9;

  /** Unreachable: host administratively prohibited. */
  public static final int HOST_PROHIBITED = 10;

  /** Unreachable: network unreachable for the type of service. */
  public static final int NET_UNREACHABLE_FOR_TOS = 11;

  /** Unreachable: host unreachable for the type of service. */
  public static final int HOST_UNREACHABLE_FOR_TOS = 12;

  /** Unreachable: communication administratively prohibited, as by a filter. */
  public static final int COMMUNICATION_PROHIBITED = 13;

  /** Unreachable: host precedence violation. */
  public static final int PRECEDENCE_VIOLATION = 14;

  /** Unreachable: precedence cutoff in effect. */
  public static final int PRECEDENCE_CUTOFF = 15;

  /** Redirect: for the network. */
  public static final int REDIRECT_NET = 0;

  /** Redirect: for the host. */
  public static final int REDIRECT_HOST = 1;

  /** Redirect: for the type of service and network. */
  public static final int REDIRECT_TOS_NET = 2;

  /** Redirect: for the type of service and host. */
  public static final int REDIRECT_TOS_HOST = 3;

  /** Time exceeded: TTL ran out in transit. */
  public static final int TTL_EXCEEDED = 0;

  /** Time exceeded: fragments did not arrive in time. */
  public static final int REASSEMBLY_TIME_EXCEEDED = 1;

  /** Parameter problem: the pointer indicates the error. */
  public static final int POINTER_INDICATES_ERROR = 0;

  /** Parameter problem: a required option is missing (RFC 1108). */
  public static final int MISSING_OPTION = 1;

  /** Parameter problem: bad length. */
  public static final int BAD_LENGTH = 2;

  private static final String[] UNREACHABLE = {
    "net unreachable",
    "host unreachable",
    "protocol unreachable",
    "port unreachable",
    "fragmentation needed",
    "source route failed",
    "net unknown",
    "host unknown",
    "source host isolated",
    "net prohibited",
    "host prohibited",
    "net unreachable for tos",
    "host unreachable for tos",
    "communication prohibited",
    "precedence violation",
    "precedence cutoff"
  };
  private static final String[] REDIRECT = {
    "redirect for net", "redirect for host", "redirect for tos and net", "redirect for tos and host"
  };
  private static final String[] TIME_EXCEEDED = {
    "ttl exceeded in transit", "reassembly time exceeded"
  };
  private static final String[] PARAMETER_PROBLEM = {
    "parameter problem", "required option missing", "bad length"
  };
  private static final String[] NONE = {};

  private IcmpCode() {}

  /** Type and code in words: "port unreachable", "echo request", "type 99 code 7". */
  public static String format(int type, int code) {
    String[] names =
        switch (type) {
          case IcmpType.DESTINATION_UNREACHABLE -> UNREACHABLE;
          case IcmpType.REDIRECT -> REDIRECT;
          case IcmpType.TIME_EXCEEDED -> TIME_EXCEEDED;
          case IcmpType.PARAMETER_PROBLEM -> PARAMETER_PROBLEM;
          default -> NONE;
        };
    if (code >= 0 && code < names.length) {
      return names[code];
    }
    String name = IcmpType.format(type);
    return code == 0 ? name : name + " code " + code;
  }
}
