package io.actornet.emulator.experiment;

import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.selector.Selectors;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;

/**
 * Reads {@code capture:}: selectors of interfaces, or {@code {on: SELECTORS}} with {@code snap:
 * 96B} to keep only the beginning of each frame, and {@code every-hop: true} for a merged capture
 * of all.
 */
final class CaptureSpecReader {
  private CaptureSpecReader() {}

  static CaptureSpec read(Fields experiment, Selectors selectors) {
    if (!(experiment.optional("capture") instanceof YamlMapping mapping)) {
      return new CaptureSpec(
          selectors.interfaces(experiment, "capture"), CaptureSpec.WHOLE_FRAMES, false);
    }
    Fields fields = mapping.fields("capture", "on", "snap", "every-hop");
    fields.required("on");
    return new CaptureSpec(
        selectors.interfaces(fields, "on"),
        fields.optional("snap", CaptureSpec.WHOLE_FRAMES, CaptureSpecReader::snapLength),
        fields.optional("every-hop", false, Values::flag));
  }

  private static int snapLength(String text) {
    long bytes = Units.parseBytes(text);
    if (bytes < 1 || bytes > CaptureSpec.WHOLE_FRAMES) {
      throw new ValueFormatException(text, "a size from 1B to " + CaptureSpec.WHOLE_FRAMES + "B");
    }
    return (int) bytes;
  }
}
