package io.actornet.protocol.app.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.RandomStream;
import java.util.BitSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of the traffic matrices")
class MatrixTest {
  private static final int FLOWS = 100_000;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 16, 17, 754, 1_000})
  @DisplayName("a permutation gives everybody one receiver, another for each, never oneself")
  void permutation(int hosts) {
    BitSet taken = new BitSet();
    for (int host = 0; host < hosts; host++) {
      Matrix.Choice choice = new Matrix.Permutation().choice(sender(host, hosts, 7));
      int receiver = choice.receiver(0, draws(host));
      assertNotEquals(host, receiver);
      assertEquals(receiver, choice.receiver(5, draws(host)));
      taken.set(receiver);
    }
    assertEquals(hosts, taken.cardinality());
  }

  @Test
  @DisplayName("a permutation is another with another seed")
  void permutationBySeed() {
    int same = 0;
    for (int host = 0; host < 1_000; host++) {
      Matrix.Permutation matrix = new Matrix.Permutation();
      same +=
          matrix.choice(sender(host, 1_000, 1)).receiver(0, draws(host))
                  == matrix.choice(sender(host, 1_000, 2)).receiver(0, draws(host))
              ? 1
              : 0;
    }
    assertTrue(same < 20, "the same receivers: " + same);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 100})
  @DisplayName("all pairs go to every other in one round")
  void allPairs(int hosts) {
    for (int host = 0; host < hosts; host++) {
      Matrix.Sender sender = sender(host, hosts, 1);
      Matrix.AllPairs matrix = new Matrix.AllPairs();
      assertEquals(hosts - 1, matrix.round(sender));
      BitSet reached = new BitSet();
      for (int flow = 0; flow < hosts - 1; flow++) {
        reached.set(matrix.choice(sender).receiver(flow, draws(host)));
      }
      assertEquals(hosts - 1, reached.cardinality());
      assertTrue(!reached.get(host));
    }
  }

  @Test
  @DisplayName("gravity sends by the product of weights, never to oneself")
  void gravity() {
    Matrix matrix = Matrix.Gravity.of(new double[] {1, 2, 3, 4});
    int[] to = receivers(matrix, sender(1, 4, 1));

    assertEquals(0, to[1]);
    assertEquals(FLOWS / 8.0, to[0], FLOWS * 0.01);
    assertEquals(FLOWS * 3 / 8.0, to[2], FLOWS * 0.01);
    assertEquals(FLOWS * 4 / 8.0, to[3], FLOWS * 0.01);
    assertEquals(0.8, matrix.weight(sender(1, 4, 1)), 1e-9);
    assertEquals(1, matrix.weight(sender(Matrix.NOT_AMONG, 4, 1)));
  }

  @Test
  @DisplayName("hotspots get their share, of the others and of themselves")
  void hotspots() {
    Matrix matrix = new Matrix.Hotspots(new int[] {2, 5}, 0.8);
    int[] fromOther = receivers(matrix, sender(0, 10, 1));
    int[] fromHot = receivers(matrix, sender(2, 10, 1));

    assertEquals(0, fromOther[0]);
    assertEquals(FLOWS * (0.4 + 0.2 / 9), fromOther[2], FLOWS * 0.01);
    assertEquals(FLOWS * 0.2 / 9, fromOther[9], FLOWS * 0.01);
    assertEquals(0, fromHot[2]);
    assertEquals(FLOWS * (0.8 + 0.2 / 9), fromHot[5], FLOWS * 0.01);
  }

  @Test
  @DisplayName("uniform reaches all others alike, also from a sender who is none of them")
  void uniform() {
    int[] among = receivers(new Matrix.Uniform(), sender(4, 5, 1));
    int[] outside = receivers(new Matrix.Uniform(), sender(Matrix.NOT_AMONG, 4, 1));

    assertEquals(0, among[4]);
    for (int receiver = 0; receiver < 4; receiver++) {
      assertEquals(FLOWS / 4.0, among[receiver], FLOWS * 0.01);
      assertEquals(FLOWS / 4.0, outside[receiver], FLOWS * 0.01);
    }
  }

  private static int[] receivers(Matrix matrix, Matrix.Sender sender) {
    int[] count = new int[sender.receivers()];
    Matrix.Choice choice = matrix.choice(sender);
    RandomStream draws = draws(sender.own());
    for (int flow = 0; flow < FLOWS; flow++) {
      count[choice.receiver(flow, draws)]++;
    }
    return count;
  }

  private static Matrix.Sender sender(int own, int receivers, long seed) {
    return new Matrix.Sender(own, 0, receivers, new RandomStream(seed, "", "matrix"));
  }

  private static RandomStream draws(int host) {
    return new RandomStream(1, "host" + host, "receivers");
  }
}
