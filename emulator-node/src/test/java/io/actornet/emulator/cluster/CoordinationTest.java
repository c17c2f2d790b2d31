package io.actornet.emulator.cluster;

import static io.actornet.emulator.cluster.SimulatedCluster.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The coordinator")
class CoordinationTest {
  private static final int SCHEDULES = Boolean.getBoolean("actornet.soak") ? 5_000 : 300;

  private static SimulatedCluster started(int size) {
    SimulatedCluster cluster = new SimulatedCluster(1, size, 2 * size, 10 * SECOND);
    cluster.runUntil(3 * SECOND);
    cluster.submit("run");
    return cluster;
  }

  @Test
  @DisplayName("has a run finished in its first attempt when nothing goes wrong")
  void healthy() {
    SimulatedCluster cluster = started(3);
    cluster.runUntil(30 * SECOND);

    assertEquals(RunState.FINISHED, cluster.run("run").state());
    assertEquals(1, cluster.run("run").attempt());
    assertEquals(1, cluster.published());
    assertEquals(List.of(), cluster.violations);
  }

  @Test
  @DisplayName("has only the part of a node run again that dies while all run")
  void nodeDies() {
    SimulatedCluster cluster = started(3);
    cluster.runUntil(8 * SECOND);
    cluster.node(2).kill();
    cluster.runUntil(16 * SECOND);
    RunInfo replaying = cluster.run("run");
    cluster.runUntil(60 * SECOND);

    assertTrue(
        replaying.notes().getLast().startsWith("replaying partitions 2, 5 of n2 on n"),
        replaying.notes()::toString);
    RunInfo run = cluster.run("run");
    assertEquals(RunState.FINISHED, run.state());
    assertEquals(1, run.attempt());
    assertEquals(1, run.notes().size());
    assertTrue(run.notes().getFirst().startsWith("node n2 died; partitions 2, 5 of n2 on n"));
    assertEquals(List.of(), cluster.violations);
  }

  @Test
  @DisplayName("has the devices of a node that dies boot elsewhere while real time goes on")
  void nodeDiesInRealTime() {
    SimulatedCluster cluster = new SimulatedCluster(1, 3, 6, 30 * SECOND, true);
    cluster.runUntil(3 * SECOND);
    cluster.submit("run");
    cluster.runUntil(8 * SECOND);
    cluster.node(0).kill(); // the coordinator's, too
    long booting = 8 * SECOND;
    while (cluster.run("run") == null || !isBooting(cluster.run("run"))) {
      cluster.runUntil(booting += SECOND / 10);
      assertTrue(booting < 60 * SECOND, "it is said that devices boot");
    }
    cluster.runUntil(90 * SECOND);

    RunInfo run = cluster.run("run");
    assertEquals(RunState.FINISHED, run.state());
    assertEquals(1, run.attempt());
    assertTrue(run.notes().getLast().startsWith("node n0 died; "), run.notes()::toString);
    assertTrue(run.notes().getLast().endsWith(" booted again"), run.notes()::toString);
    assertEquals(List.of(), cluster.violations);
  }

  private static boolean isBooting(RunInfo run) {
    return run.notes().stream()
        .anyMatch(note -> note.matches("booting partitions \\d, \\d of n0 on n[12]"));
  }

  @Test
  @DisplayName("begins again on the survivors when a node dies while parts are prepared")
  void nodeDiesEarly() {
    SimulatedCluster cluster = started(3);
    cluster.runUntil(4 * SECOND);
    cluster.node(2).kill();
    cluster.runUntil(60 * SECOND);

    RunInfo run = cluster.run("run");
    assertEquals(RunState.FINISHED, run.state());
    assertEquals(2, run.attempt());
    assertEquals(List.of("attempt 1 ended: node n2 died"), run.notes());
  }

  @Test
  @DisplayName("begins again when a node dies while the part of another one is run again")
  void diesDuringReplay() {
    SimulatedCluster cluster = started(5);
    cluster.runUntil(8 * SECOND);
    cluster.node(4).kill();
    cluster.runUntil(9 * SECOND);
    cluster.node(3).kill();
    cluster.runUntil(90 * SECOND);

    RunInfo run = cluster.run("run");
    assertEquals(RunState.FINISHED, run.state());
    assertEquals(2, run.attempt());
    assertEquals(List.of(), cluster.violations);
  }

  @Test
  @DisplayName("has a part run again for every node that dies when the one before is through")
  void oneAfterTheOther() {
    SimulatedCluster cluster = new SimulatedCluster(1, 5, 10, 30 * SECOND);
    cluster.runUntil(3 * SECOND);
    cluster.submit("run");
    cluster.runUntil(8 * SECOND);
    cluster.node(4).kill();
    cluster.runUntil(28 * SECOND);
    // Partitions that run on two nodes that die are taken to be the cause.
    cluster.node(cluster.run("run").notes().getFirst().contains("on n3") ? 2 : 3).kill();
    cluster.runUntil(150 * SECOND);

    RunInfo run = cluster.run("run");
    assertEquals(RunState.FINISHED, run.state());
    assertEquals(1, run.attempt());
    assertEquals(2, run.notes().size());
    assertEquals(List.of(), cluster.violations);
  }

  @Test
  @DisplayName("that takes over goes on with the attempt that the agents are at")
  void coordinatorDies() {
    SimulatedCluster cluster = started(3);
    cluster.runUntil(8 * SECOND);
    cluster.node(0).kill();
    cluster.runUntil(60 * SECOND);

    RunInfo run = cluster.run("run");
    assertEquals(RunState.FINISHED, run.state());
    assertEquals(1, run.attempt());
    assertEquals("the coordinator moved to another node", run.notes().getFirst());
    assertTrue(run.notes().getLast().startsWith("node n0 died; "), run.notes()::toString);
  }

  @Test
  @DisplayName("fails a run that lost the majority of its nodes, and says so")
  void noMajority() {
    SimulatedCluster cluster = started(3);
    cluster.runUntil(8 * SECOND);
    cluster.node(2).kill();
    cluster.runUntil(15 * SECOND);
    cluster.node(1).sleep(4 * SECOND);
    cluster.runUntil(60 * SECOND);
    assertEquals(RunState.FINISHED, cluster.run("run").state());

    SimulatedCluster five = started(5);
    five.runUntil(8 * SECOND);
    five.node(4).kill();
    five.runUntil(20 * SECOND);
    five.node(3).kill();
    five.runUntil(30 * SECOND);
    five.node(2).kill();
    five.runUntil(60 * SECOND);
    RunInfo run = five.run("run");
    assertEquals(RunState.FAILED, run.state());
    assertTrue(
        run.failure().equals("only 2 of 5 nodes are left, which is no majority")
            || run.failure().endsWith("ran on two nodes that died"),
        run.failure());
  }

  @Test
  @DisplayName("refuses a second run while one is under way")
  void busy() {
    SimulatedCluster cluster = started(3);
    cluster.runUntil(8 * SECOND);
    cluster.submit("other");
    cluster.runUntil(9 * SECOND);

    assertNull(cluster.run("other"));
    assertFalse(cluster.run("run").state().isOver());
  }

  @Test
  @DisplayName(
      "answers whoever asks for the same run again, also after it has moved, and runs it once")
  void askedAgain() {
    SimulatedCluster cluster = started(3);
    cluster.submit("run");
    cluster.runUntil(8 * SECOND);
    assertEquals(List.of("run accepted"), cluster.answers);
    cluster.node(0).kill();
    cluster.runUntil(25 * SECOND);
    cluster.submit("run");
    cluster.runUntil(60 * SECOND);

    assertEquals(List.of("run accepted", "run accepted"), cluster.answers);
    assertEquals(1, cluster.run("run").attempt());
    assertEquals(1, cluster.published());
  }

  @Test
  @DisplayName("leaves nothing of a run that is forgotten")
  void forgotten() {
    SimulatedCluster cluster = started(3);
    cluster.runUntil(30 * SECOND);
    assertFalse(cluster.leftOvers().isEmpty());
    cluster.forget("run");
    cluster.runUntil(35 * SECOND);

    assertEquals(List.of(), cluster.leftOvers());
    assertEquals(RunState.FINISHED, cluster.run("run").state());
  }

  @Test
  @DisplayName("ends every run once, whatever is killed, stopped or torn, and leaves nothing")
  void schedules() {
    int finished = 0;
    for (int seed = 0; seed < SCHEDULES; seed++) {
      finished += schedule(seed);
    }
    assertTrue(finished > SCHEDULES / 2, "only " + finished + " of " + SCHEDULES + " finished");
  }

  /** One schedule of one to three faults; whether its run finished. */
  private static int schedule(long seed) {
    int size = 3 + (int) (seed % 3);
    boolean realTime = seed % 4 == 3;
    SimulatedCluster cluster = new SimulatedCluster(seed, size, size + 2, 6 * SECOND, realTime);
    cluster.runUntil(3 * SECOND);
    cluster.submit("run");
    Random random = cluster.random();
    for (int fault = 1 + random.nextInt(3); fault > 0; fault--) {
      int index = random.nextInt(size);
      SimulatedNode node = cluster.node(index);
      long time = (1 + random.nextLong(12)) * SECOND;
      Runnable strike =
          switch (random.nextInt(4)) {
            case 0 -> node::kill;
            case 1 -> () -> node.sleep(time);
            case 2 -> () -> cluster.tear(List.of(index), time);
            default -> () -> cluster.tear(List.of(index, (index + 1) % size), time);
          };
      cluster.at(3 * SECOND + random.nextLong(30 * SECOND), strike);
    }
    cluster.runUntil(240 * SECOND);

    String where = "schedule " + seed;
    assertEquals(List.of(), cluster.violations, where);
    if (!cluster.hasCoordinator()) {
      assertEquals(0, cluster.members().size(), where);
      return 0;
    }
    RunInfo run = cluster.run("run");
    if (run == null) {
      return 0; // No majority had stored it when its coordinator died.
    }
    assertTrue(run.state().isOver(), where + ": " + run);
    cluster.forget("run");
    cluster.runUntil(260 * SECOND);
    assertEquals(List.of(), cluster.leftOvers(), where);
    return run.state() == RunState.FINISHED ? 1 : 0;
  }
}
