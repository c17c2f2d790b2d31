package io.actornet.emulator.experiment.app;

import io.actornet.protocol.tcp.CongestionControl;
import io.actornet.protocol.tcp.CongestionControls;
import io.actornet.protocol.tcp.LossDetection;
import io.actornet.protocol.tcp.LossDetections;
import io.actornet.protocol.tcp.Persona;
import io.actornet.protocol.tcp.Personas;
import io.actornet.topology.value.ValueFormatException;
import java.util.List;
import java.util.function.Supplier;

/** The parts of TCP that experiments name: personas, congestion controls, detections of losses. */
public final class TcpNames {
  private TcpNames() {}

  /** The persona of that name. */
  public static Persona persona(String text) {
    return known(Personas.named(text), text, Personas.names());
  }

  /** What makes the congestion control of that name. */
  public static Supplier<CongestionControl> congestion(String text) {
    return known(CongestionControls.named(text), text, CongestionControls.names());
  }

  /** What makes the detection of losses of that name. */
  public static Supplier<LossDetection> lossDetection(String text) {
    return known(LossDetections.named(text), text, LossDetections.names());
  }

  private static <T> T known(T found, String text, List<String> names) {
    if (found == null) {
      throw new ValueFormatException(text, "one of: " + String.join(", ", names));
    }
    return found;
  }
}
