package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.shell.ShellException;
import io.actornet.protocol.tcp.Ecn;
import java.util.Map;

/** What the system controls of FreeBSD and Linux do to the settings of a host. */
final class SystemControls {
  /** Sets one thing to what a control says. */
  @FunctionalInterface
  interface Control {
    void set(HostSettings host, String value);
  }

  /** Sets one thing to a number. */
  @FunctionalInterface
  interface NumericControl {
    void set(HostSettings host, long value);
  }

  private SystemControls() {}

  /** Sets a control of a host. */
  static void set(HostSettings host, String name, String text) {
    Control control = FreeBsdControls.ALL.getOrDefault(name, LinuxControls.ALL.get(name));
    if (control == null) {
      throw new ShellException("the unsupported system control " + name);
    }
    control.set(host, text);
  }

  /** One that a number sets, which may be written with 0x. */
  static Map.Entry<String, Control> numeric(String name, NumericControl control) {
    return Map.entry(name, (host, text) -> control.set(host, Long.decode(text)));
  }

  /** One that changes nothing an emulated host has, or only what a fresh host has anyway. */
  static Map.Entry<String, Control> withoutEffect(String name) {
    return Map.entry(name, (host, text) -> {});
  }

  /** One that has one value here; to set that is fine, any other is not supported. */
  static Map.Entry<String, Control> fixed(String name, String only) {
    return Map.entry(
        name,
        (host, text) -> {
          if (!text.equals(only)) {
            throw new ShellException(
                "sysctl " + name + ": found '" + text + "', expected " + only + ", the only value");
          }
        });
  }

  /** ECN: 0 is off, 1 on, 2 agreed to where the peer asks; likewise on both systems. */
  static void ecn(HostSettings host, long value) {
    if (value < 0 || value > 2) {
      throw new IllegalArgumentException("found " + value + ", expected 0, 1 or 2");
    }
    Ecn ecn = value == 0 ? Ecn.OFF : value == 1 ? Ecn.ACTIVE : Ecn.PASSIVE;
    host.change(tcp -> tcp.ecn(ecn));
  }
}
