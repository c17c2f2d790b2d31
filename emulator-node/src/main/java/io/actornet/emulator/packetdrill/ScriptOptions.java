package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.packet.Addresses;
import io.actornet.emulator.packetdrill.script.Script;
import io.actornet.emulator.packetdrill.script.ScriptException;
import java.util.Map;

/**
 * What the options of a script say.
 *
 * @param toleranceNanos how far times may be off
 * @param tolerancePercent how far they may be off in parts of the time since the event before
 * @param mtu of the host's link, in bytes
 * @param segmentSize of what long inbound segments are made of; 0 where it is not said
 * @param strictSegments whether an outbound segment is never several that were sent
 * @param callsMayFail whether a call that returns something else fails the script
 * @param packetsMayDiffer likewise for packets
 */
record ScriptOptions(
    long toleranceNanos,
    double tolerancePercent,
    int mtu,
    int segmentSize,
    boolean strictSegments,
    Addresses addresses,
    boolean callsMayFail,
    boolean packetsMayDiffer) {
  private static final long NANOS_PER_MICROSECOND = 1_000;
  private static final long DEFAULT_TOLERANCE = 4_000;
  private static final double DEFAULT_PERCENT = 12.5;
  private static final int DEFAULT_MTU = 1_500;
  private static final int LEAST_MTU = 68;
  private static final int GREATEST_MTU = 65_535;

  /**
   * Reads them.
   *
   * @throws ScriptException if one is unknown or has a bad value
   */
  static ScriptOptions of(Script script) {
    long tolerance = DEFAULT_TOLERANCE;
    double percent = DEFAULT_PERCENT;
    int mtu = DEFAULT_MTU;
    int bind = Addresses.DEFAULT.bindPort();
    int connect = Addresses.DEFAULT.connectPort();
    int segmentSize = 0;
    boolean strict = false;
    String notFatal = "";
    for (Map.Entry<String, Script.Option> entry : script.options().entrySet()) {
      Script.Option option = entry.getValue();
      switch (entry.getKey()) {
        case "tolerance_usecs" -> tolerance = number(option, 0, Integer.MAX_VALUE);
        case "tolerance_percent" -> percent = number(option, 0, 100);
        case "mtu" -> mtu = (int) number(option, LEAST_MTU, GREATEST_MTU);
        case "bind_port" -> bind = (int) number(option, 1, 0xffff);
        case "connect_port" -> connect = (int) number(option, 1, 0xffff);
        case "ip_version" -> {
          if (!option.value().equals("ipv4")) {
            throw bad(option, "ipv4, the only version that is supported");
          }
        }
        case "mss" -> segmentSize = (int) number(option, 1, GREATEST_MTU);
        case "local_ip", "remote_ip", "gateway_ip", "netmask_ip" -> {
          if (!option.value().matches("\\d+\\.\\d+\\.\\d+\\.\\d+")) {
            throw bad(option, "an IPv4 address");
          }
        }
        case "strict_segments" -> strict = true;
        case "non_fatal" -> notFatal = option.value();
        case "code_command",
            "code_format",
            "code_sockopt",
            "init_scripts",
            "speed",
            "define",
            "is_anyip",
            "send_omit_free",
            "tcp_ts_tick_usecs",
            "tcp_ts_ecr_scaled",
            "dry_run",
            "verbose",
            "debug" -> {
          // They are about the machine that packetdrill runs on, or what it prints.
        }
        default ->
            throw new ScriptException(option.line(), "the unsupported option --" + option.name());
      }
    }
    return new ScriptOptions(
        tolerance * NANOS_PER_MICROSECOND,
        percent,
        mtu,
        segmentSize,
        strict,
        Addresses.DEFAULT.withPorts(bind, connect),
        notFatal.contains("syscall"),
        notFatal.contains("packet"));
  }

  private static long number(Script.Option option, long least, long greatest) {
    try {
      double value = Double.parseDouble(option.value());
      if (value >= least && value <= greatest) {
        return Math.round(value);
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    throw bad(option, "a number from " + least + " to " + greatest);
  }

  private static ScriptException bad(Script.Option option, String expected) {
    return new ScriptException(
        option.line(),
        "--" + option.name() + ": found '" + option.value() + "', expected " + expected);
  }
}
