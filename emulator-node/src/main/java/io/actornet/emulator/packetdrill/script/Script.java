package io.actornet.emulator.packetdrill.script;

import java.util.List;
import java.util.Map;

/**
 * A packet script.
 *
 * @param options those of its own, such as {@code tolerance_usecs}, in the order they come in
 * @param initial the command before all events; null if there is none
 * @param cleanup the command behind all events; null if there is none
 */
public record Script(
    Map<String, Option> options,
    Action.Command initial,
    List<ScriptEvent> events,
    Action.Command cleanup) {
  public Script {
    events = List.copyOf(events);
  }

  /**
   * An option of a script.
   *
   * @param value empty if it has none
   */
  public record Option(String name, String value, int line) {}
}
