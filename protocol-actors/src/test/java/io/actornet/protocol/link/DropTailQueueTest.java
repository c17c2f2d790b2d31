package io.actornet.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropTailQueueTest {
  private static final int STEPS = 100_000;

  /** The queue as one would write it down: every frame with its departure. */
  private static final class Model {
    private record Waiting(long departure, int bytes) {}

    private final List<Waiting> frames = new ArrayList<>();
    private final int limitPackets;
    private final long limitBytes;

    Model(int limitPackets, long limitBytes) {
      this.limitPackets = limitPackets;
      this.limitBytes = limitBytes;
    }

    boolean fits(long now, int bytes) {
      frames.removeIf(frame -> frame.departure <= now);
      long queued = frames.stream().mapToLong(Waiting::bytes).sum();
      return (limitPackets == 0 || frames.size() < limitPackets)
          && (limitBytes == 0 || queued + bytes <= limitBytes);
    }

    void accept(long departure, int bytes) {
      frames.add(new Waiting(departure, bytes));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 0", "7, 0", "100, 0", "0, 1500", "0, 20000", "30, 20000"})
  void itAgreesWithAPlainListOfDepartures(int limitPackets, long limitBytes) {
    RandomStream random = new RandomStream(9, "test", limitPackets + "/" + limitBytes);
    DropTailQueue queue = new DropTailQueue(limitPackets, limitBytes);
    Model model = new Model(limitPackets, limitBytes);
    long now = 0;
    long lastDeparture = 0;
    int refused = 0;
    for (int step = 0; step < STEPS; step++) {
      // Bursts and pauses in turn, so that the queue fills, overflows and runs empty.
      now += random.nextInt(step / 500 % 2 == 0 ? 400 : 1_200);
      int bytes = 1 + random.nextInt(1_500);
      boolean fits = queue.fits(now, bytes);
      assertEquals(model.fits(now, bytes), fits);
      if (fits) {
        long departure = Math.max(now, lastDeparture) + bytes;
        queue.accept(now, departure, bytes);
        lastDeparture = departure;
        model.accept(departure, bytes);
      } else {
        refused++;
      }
    }
    assertTrue((limitPackets == 0 && limitBytes == 0) == (refused == 0));
  }
}
