package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.shell.ShellException;
import io.actornet.emulator.packetdrill.socket.SocketDefaults;
import io.actornet.protocol.tcp.KeepAlive;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.protocol.tcp.TcpConfigBuilder;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the host under test is set to: what its system starts from, and what the system controls of
 * a script change of that.
 */
final class HostSettings implements SocketDefaults {
  private static final long SECOND = 1_000_000_000;

  private final TestedSystem system;
  private final Map<String, Long> options = new TreeMap<>();
  private TcpConfig tcp;

  HostSettings(TestedSystem system) {
    this.system = system;
    tcp = system.tcpConfig();
    options.putAll(system.options());
  }

  TestedSystem system() {
    return system;
  }

  /** What connections have that are opened or listened for from now on. */
  TcpConfig tcpConfig() {
    return tcp;
  }

  /** Changes what connections start from. */
  void change(Consumer<TcpConfigBuilder> change) {
    TcpConfigBuilder builder = tcp.toBuilder();
    change.accept(builder);
    tcp = builder.build();
  }

  /** Whether losses are found by RACK. */
  boolean usesRack() {
    return tcp.loss().detection().get().tracksDeliveries();
  }

  /** Remembers a setting that is not one of TCP's. */
  void option(String name, long value) {
    options.put(name, value);
  }

  /** Changes when a silent peer is probed. */
  void change(KeepAlive keepAlive) {
    change(builder -> builder.keepAlive(keepAlive));
    options.put("TCP_KEEPIDLE", keepAlive.idleNanos() / SECOND);
  }

  /**
   * Sets a system control.
   *
   * @throws ShellException if it is unknown, or cannot have that value
   */
  void control(String name, String text) {
    try {
      SystemControls.set(this, name, text);
    } catch (NumberFormatException notANumber) {
      throw new ShellException("sysctl " + name + ": found '" + text + "', expected a number");
    } catch (IllegalArgumentException outOfRange) {
      throw new ShellException("sysctl " + name + ": " + outOfRange.getMessage());
    }
  }

  @Override
  public int receiveBufferBytes() {
    return tcp.receiveBufferBytes();
  }

  @Override
  public int sendBufferBytes() {
    return tcp.sendBufferBytes();
  }

  @Override
  public long option(String name) {
    return options.getOrDefault(name, 0L);
  }
}
