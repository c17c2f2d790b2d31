package io.actornet.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.cluster.NamedFile;
import io.actornet.emulator.cluster.NoAnswerException;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.cluster.RunState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A run of a cluster as its user follows it: handed over, watched, fetched. Any node of the cluster
 * answers, so one that has gone is replaced by the next that is known.
 */
public final class ClusterRun implements AutoCloseable {
  private static final long POLL_MILLIS = 200;
  private static final int MOST_FETCHES = 3;

  /** Nodes that are alive may be busy with finding out which are not. */
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(90);

  private final List<ControlClient> clients = new ArrayList<>();
  private int current;
  private volatile String id;
  private volatile boolean over;

  /**
   * A run to be.
   *
   * @param nodes addresses of control services of the cluster, one or more
   */
  public ClusterRun(List<URI> nodes) {
    nodes.forEach(node -> clients.add(new ControlClient(node)));
  }

  /**
   * Hands the experiment over.
   *
   * @param experiment the file with the experiment
   * @param ladder whether frames are kept for a ladder
   * @throws NodeException if it is refused
   */
  public void submit(Path experiment, boolean ladder) {
    id = clients.get(current).submit(experiment, ladder);
  }

  /** Has it end early, if it is not over; from any thread. */
  public void stop() {
    if (id != null && !over) {
      try {
        clients.get(current).stop(id);
      } catch (NodeException silent) {
        // Whoever follows the run finds out by itself.
      }
    }
  }

  /**
   * Waits until the run is over.
   *
   * @param watcher is told several times a second how far it is, as {@code GET /runs/ID} says it
   * @return the same when it is over
   * @throws NodeException if no node answers any more, or knows the run
   */
  public JsonNode follow(Consumer<JsonNode> watcher) throws InterruptedException {
    while (true) {
      JsonNode run = ask(client -> client.run(id));
      watcher.accept(run);
      over = RunState.valueOf(run.get("state").asText().toUpperCase(Locale.ROOT)).isOver();
      if (over) {
        return run;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /**
   * Fetches the files of a run that has finished. If the node is lost that has put them together,
   * the run goes on, and its files are fetched when it has finished again.
   *
   * @throws NodeException if they cannot be had
   */
  public void fetch(Path directory) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        for (NamedFile file : ask(client -> client.files(id))) {
          clients.get(current).download(id, file.name(), directory.resolve(file.name()));
        }
        return;
      } catch (NodeException | IOException lost) {
        if (attempt == MOST_FETCHES || !follow(run -> {}).path("failure").isNull()) {
          throw lost;
        }
      }
    }
  }

  private <T> T ask(Function<ControlClient, T> question) {
    long until = System.nanoTime() + SILENCE_LIMIT.toNanos();
    while (true) {
      try {
        return question.apply(clients.get(current));
      } catch (NoAnswerException silent) {
        if (System.nanoTime() - until > 0) {
          throw silent;
        }
        current = (current + 1) % clients.size();
        pause(silent);
      }
    }
  }

  private static void pause(NoAnswerException silent) {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw silent;
    }
  }

  @Override
  public void close() {
    clients.forEach(ControlClient::close);
  }
}
