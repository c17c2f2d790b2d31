package io.actornet.emulator.control;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import io.actornet.emulator.cluster.ClusterClient;
import io.actornet.emulator.cluster.NodeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node's HTTP service. */
public final class ControlService implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** How long answers under way may take when the service ends. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final ActorSystem<?> system;
  private final ServerBinding binding;
  private final String address;
  private final CompletableFuture<ClusterClient> cluster;

  private ControlService(
      ActorSystem<?> system,
      ServerBinding binding,
      String address,
      CompletableFuture<ClusterClient> cluster) {
    this.system = system;
    this.binding = binding;
    this.address = address;
    this.cluster = cluster;
  }

  /**
   * Starts to listen.
   *
   * @param system of the node
   * @param host to listen on
   * @param port TCP
   * @throws NodeException if it cannot
   */
  public static ControlService start(ActorSystem<?> system, String host, int port) {
    CompletableFuture<ClusterClient> cluster = new CompletableFuture<>();
    try {
      return new ControlService(
          system,
          await(
              Http.get(system)
                  .newServerAt(host, port)
                  .bind(new ControlRoutes(system, cluster).all())),
          "http://" + host + ":" + port,
          cluster);
    } catch (ExecutionException | TimeoutException failed) {
      throw new NodeException(
          "the control service cannot listen on " + host + ":" + port + " (" + failed + ")",
          failed);
    }
  }

  /** Begins to answer for the cluster. */
  public void serve(ClusterClient client) {
    cluster.complete(client);
  }

  /** Where it listens, as a URL. */
  public String address() {
    return address;
  }

  /** Ends what is under way, and listens no more. */
  @Override
  public void close() {
    if (system.whenTerminated().isCompleted()) {
      return; // The cluster has removed the node, and its sockets went with its actors.
    }
    try {
      await(binding.terminate(GRACE));
    } catch (ExecutionException | TimeoutException failed) {
      throw new NodeException("the control service does not end", failed);
    }
  }

  private static <T> T await(CompletionStage<T> stage) throws ExecutionException, TimeoutException {
    try {
      return stage.toCompletableFuture().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NodeException("stopped while the control service starts or ends", stopped);
    }
  }
}
