package io.actornet.protocol.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A random stream depends on (seed, owner, purpose, n) alone")
class RandomStreamTest {
  private static final int DRAWS = 400_000;

  private static long[] draws(RandomStream stream, int count) {
    long[] drawn = new long[count];
    Arrays.setAll(drawn, i -> stream.nextLong());
    return drawn;
  }

  @Test
  void theSameNamesGiveTheSameDrawsWhateverOthersDraw() {
    long[] alone = draws(new RandomStream(42, "a--b>", "loss"), 100);
    RandomStream stream = new RandomStream(42, "a--b>", "loss");
    RandomStream other = new RandomStream(42, "a--b>", "jitter");
    for (long expected : alone) {
      other.nextLong();
      assertEquals(expected, stream.nextLong());
    }
  }

  @Test
  @DisplayName("The draws are those of the first version: recorded experiments stay reproducible")
  void knownDraws() {
    RandomStream stream = new RandomStream(42, "a--b>", "loss");
    assertEquals(
        List.of(0x29658f036bed0f6dL, 0x784af66456403a8cL),
        List.of(stream.nextLong(), stream.nextLong()));
  }

  @Test
  @DisplayName("Streams that differ in seed, owner, purpose or where the two meet are independent")
  void independentStreams() {
    List<RandomStream> streams =
        List.of(
            new RandomStream(42, "a--b>", "loss"),
            new RandomStream(43, "a--b>", "loss"),
            new RandomStream(42, "a--b<", "loss"),
            new RandomStream(42, "a--b>", "jitter"),
            new RandomStream(42, "a--b", ">loss"),
            new RandomStream(-42, "a--b>", "loss"),
            new RandomStream(0, "", ""));
    long[][] drawn = new long[streams.size()][];
    Arrays.setAll(drawn, i -> draws(streams.get(i), 20_000));

    assertEquals(
        20_000L * streams.size(),
        Arrays.stream(drawn).flatMapToLong(Arrays::stream).distinct().count());
    for (int a = 0; a < drawn.length; a++) {
      for (int b = 0; b < a; b++) {
        int differing = 0;
        for (int i = 0; i < 20_000; i++) {
          differing += Long.bitCount(drawn[a][i] ^ drawn[b][i]);
        }
        // Of 1,280,000 bits half should differ; a standard deviation is 566.
        assertEquals(640_000.0, differing, 4 * 566);
      }
    }
  }

  @Test
  @DisplayName("Draws fill 256 classes evenly by their first, middle and last byte (chi-squared)")
  void uniformity() {
    long[] drawn = draws(new RandomStream(7, "host", "test"), DRAWS);
    for (int shift : new int[] {56, 28, 0}) {
      int[] counts = new int[256];
      for (long draw : drawn) {
        counts[(int) (draw >>> shift) & 255]++;
      }
      double expected = DRAWS / 256.0;
      double chiSquared =
          Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
      // 255 degrees of freedom: 0.01 % of all samples are beyond either bound.
      assertTrue(chiSquared > 180 && chiSquared < 345, "chi-squared " + chiSquared);
    }
  }

  @Test
  void successiveDrawsAreUncorrelated() {
    RandomStream stream = new RandomStream(8, "host", "test");
    double before = stream.nextDouble();
    double products = 0;
    for (int i = 0; i < DRAWS; i++) {
      double next = stream.nextDouble();
      products += (before - 0.5) * (next - 0.5);
      before = next;
    }
    // The product of two independent ones has a standard deviation of 1/12.
    assertEquals(0, products / DRAWS, 4 / 12.0 / Math.sqrt(DRAWS));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 1 << 20, Integer.MAX_VALUE})
  void integersStayBelowTheirBoundAndReachBothEnds(int bound) {
    RandomStream stream = new RandomStream(9, "host", "test");
    long sum = 0;
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int i = 0; i < DRAWS; i++) {
      int drawn = stream.nextInt(bound);
      assertTrue(drawn >= 0 && drawn < bound);
      least = Math.min(least, drawn);
      most = Math.max(most, drawn);
      sum += drawn;
    }
    assertEquals((bound - 1) / 2.0, (double) sum / DRAWS, 0.002 * bound);
    assertTrue(least <= bound / 10_000 && bound - 1 - most <= bound / 10_000);
  }

  @Test
  void fractionsAreFromZeroToBelowOne() {
    RandomStream stream = new RandomStream(10, "host", "test");
    double least = 1;
    double most = 0;
    for (int i = 0; i < DRAWS; i++) {
      double drawn = stream.nextDouble();
      least = Math.min(least, drawn);
      most = Math.max(most, drawn);
    }
    assertTrue(least >= 0 && least < 0.0001 && most < 1 && most > 0.9999);
  }
}
