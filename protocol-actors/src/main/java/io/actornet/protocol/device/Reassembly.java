package io.actornet.protocol.device;

import io.actornet.protocol.engine.Timer;
import io.actornet.protocol.ip.Reassembler;
import io.actornet.protocol.ip.ReassemblyEffects;
import io.actornet.protocol.ip.ReassemblyParameters;
import io.actornet.protocol.ip.ReassemblyRefusal;
import io.actornet.protocol.wire.Ipv4View;

/** The reassembly of one device, made when it first receives a fragment. */
final class Reassembly implements ReassemblyEffects {
  private final Reassembler reassembler = new Reassembler(ReassemblyParameters.DEFAULTS);
  private final InternetLayer layer;
  private final Timer<HostMessage> timer;

  Reassembly(InternetLayer layer, Timer<HostMessage> timer) {
    this.layer = layer;
    this.timer = timer;
  }

  /** Takes a fragment and returns the frame of the whole packet, or null while it is not whole. */
  byte[] add(Ipv4View fragment) {
    layer.rare.count(StackCounter.FRAGMENTS_RECEIVED);
    byte[] whole = reassembler.add(fragment, layer.device.now(), this);
    arm();
    if (whole != null) {
      layer.rare.count(StackCounter.REASSEMBLED);
    }
    return whole;
  }

  void onTimer() {
    reassembler.onTimer(layer.device.now(), this);
    arm();
  }

  private void arm() {
    long deadline = reassembler.nextDeadline();
    if (deadline == Reassembler.NEVER) {
      timer.cancel();
    } else {
      timer.arm(deadline);
    }
  }

  @Override
  public void refused(ReassemblyRefusal cause) {
    layer.rare.count(cause);
  }

  @Override
  public void timedOut(Ipv4View firstFragment) {
    layer.rare.count(StackCounter.REASSEMBLY_TIMEOUTS);
    if (firstFragment != null) {
      layer.shared.icmpLayer.reassemblyTimeExceeded(layer, firstFragment);
    }
  }
}
