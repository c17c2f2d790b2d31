package io.actornet.emulator.run;

import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.engine.JournalSink;

/** What takes the journal and the captures of a run, partition by partition. */
interface Recorders {
  /** Takes the journal of a partition. */
  JournalSink journal(int partition);

  /** Takes the frames of an interface; null when they are not captured. */
  FrameTap tap(int partition, String device, String networkInterface);
}
