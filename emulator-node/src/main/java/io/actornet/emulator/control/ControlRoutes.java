package io.actornet.emulator.control;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.ResponseEntity;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.Location;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.RejectionHandler;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.unmarshalling.StringUnmarshallers;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.javadsl.FileIO;
import akka.stream.javadsl.StreamConverters;
import io.actornet.emulator.cluster.ClusterClient;
import io.actornet.emulator.cluster.Handover;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.cluster.RemoteFiles;
import io.actornet.emulator.output.DirectoryTree;
import io.actornet.emulator.output.OutputException;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.model.InvalidNetworkException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the control service answers to which request. */
final class ControlRoutes extends AllDirectives {
  private static final Logger LOG = LoggerFactory.getLogger(ControlRoutes.class);

  private final ActorSystem<?> system;
  private final CompletableFuture<ClusterClient> cluster;
  private final Executor blocking;

  /**
   * Routes.
   *
   * @param cluster comes when the node has joined it
   */
  ControlRoutes(ActorSystem<?> system, CompletableFuture<ClusterClient> cluster) {
    this.system = system;
    this.cluster = cluster;
    blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
  }

  Route all() {
    return handleRejections(
        RejectionHandler.defaultHandler().mapRejectionResponse(ControlRoutes::inJson),
        () ->
            extractRequest(
                request ->
                    isForeign(request)
                        ? complete(
                            Replies.error(
                                StatusCodes.FORBIDDEN,
                                "a page of another origin may not control the cluster"))
                        : concat(health(), status(), plan(), runs())));
  }

  /** Whether a browser asks on behalf of a page that this service has not given it. */
  private static boolean isForeign(HttpRequest request) {
    String origin = request.getHeader("Origin").map(HttpHeader::value).orElse("");
    String host = request.getHeader("Host").map(HttpHeader::value).orElse("");
    return !origin.isEmpty() && !origin.equals("http://" + host);
  }

  /** Rejections of the library are plain text. */
  private static HttpResponse inJson(HttpResponse response) {
    return response.entity() instanceof HttpEntity.Strict strict
        ? Replies.error(response.status(), strict.getData().utf8String().replaceAll("\\R\\s*", " "))
        : response;
  }

  private Route health() {
    return path(
        "health",
        () ->
            get(
                () ->
                    complete(
                        cluster.isDone()
                            ? Replies.ok(Map.of("state", "up"))
                            : Replies.json(
                                StatusCodes.SERVICE_UNAVAILABLE, Map.of("state", "joining")))));
  }

  private Route status() {
    return path("status", () -> get(() -> ask(ClusterClient::status, Replies::ok)));
  }

  private Route runs() {
    return pathPrefix(
        "runs",
        () ->
            concat(
                pathEndOrSingleSlash(() -> concat(get(this::list), post(this::submit))),
                pathPrefix(
                    PathMatchers.segment(),
                    id ->
                        concat(
                            pathEndOrSingleSlash(
                                () -> concat(get(() -> run(id)), delete(() -> stop(id)))),
                            pathPrefix("files", () -> get(() -> files(id)))))));
  }

  private Route list() {
    return ask(
        ClusterClient::runs,
        runs -> Replies.ok(Map.of("runs", runs.stream().map(Replies::run).toList())));
  }

  private Route run(String id) {
    return ask(
        client -> client.run(id), run -> run == null ? unknown(id) : Replies.ok(Replies.run(run)));
  }

  private Route stop(String id) {
    return ask(
        client -> client.stop(id),
        run -> run == null ? unknown(id) : Replies.json(StatusCodes.ACCEPTED, Replies.run(run)));
  }

  private Route files(String id) {
    return concat(
        pathEndOrSingleSlash(
            () -> withFiles(id, (files, directory) -> Map.of("files", files.list(directory)))),
        path(
            PathMatchers.remaining(),
            name -> withFiles(id, (files, directory) -> files.open(directory + "/" + name))));
  }

  /** What can be asked of the files of a run. */
  private interface FileQuestion {
    Object answer(RemoteFiles files, String directory) throws IOException;
  }

  private Route withFiles(String id, FileQuestion question) {
    return answer(
        joined()
            .thenCompose(client -> client.files(id))
            .thenApplyAsync(
                found -> {
                  if (found.run() == null) {
                    return unknown(id);
                  }
                  if (found.run().result() == null) {
                    return Replies.error(
                        StatusCodes.CONFLICT,
                        "run "
                            + id
                            + " has no files, as it is "
                            + found.run().state().name().toLowerCase(Locale.ROOT)
                            + " and its files are not there, or not any more");
                  }
                  try {
                    return reply(question.answer(found.files(), found.run().result().directory()));
                  } catch (FileNotFoundException none) {
                    return Replies.error(StatusCodes.NOT_FOUND, "run " + id + " has no such file");
                  } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                  }
                },
                blocking));
  }

  private static HttpResponse reply(Object answer) {
    return answer instanceof RemoteFiles.Opened file
        ? HttpResponse.create().withEntity(content(file))
        : Replies.ok(answer);
  }

  /** A stream has a length above 0, for Akka. */
  private static ResponseEntity content(RemoteFiles.Opened file) {
    return file.length() == 0
        ? HttpEntities.create(ContentTypes.APPLICATION_OCTET_STREAM, new byte[0])
        : HttpEntities.create(
            ContentTypes.APPLICATION_OCTET_STREAM,
            file.length(),
            StreamConverters.fromInputStream(file::bytes));
  }

  private Route plan() {
    return path("plan", () -> post(() -> withExperiment(this::planned)));
  }

  private CompletionStage<HttpResponse> planned(ClusterClient client, Path handover)
      throws IOException {
    return client
        .plan(handover, blocking)
        .thenApply(
            planning ->
                planning.refusal() != null
                    ? Replies.error(StatusCodes.CONFLICT, planning.refusal())
                    : Replies.ok(PlanReply.of(planning.plan())));
  }

  private Route submit() {
    return parameterOptional(
        StringUnmarshallers.BOOLEAN,
        "ladder",
        ladder ->
            withExperiment(
                (client, handover) -> submitted(client, handover, ladder.orElse(false))));
  }

  /** What is done with an experiment that comes in; its directory is removed afterwards. */
  private interface Reception {
    CompletionStage<HttpResponse> answer(ClusterClient client, Path handover) throws IOException;

    /** The same without an exception that would have to be declared. */
    default CompletionStage<HttpResponse> to(ClusterClient client, Path handover) {
      try {
        return answer(client, handover);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private Route withExperiment(Reception reception) {
    return withSizeLimit(
        Handover.MOST_BYTES, () -> extractRequestEntity(body -> answer(received(body, reception))));
  }

  private CompletionStage<HttpResponse> received(HttpEntity body, Reception reception) {
    return joined()
        .thenComposeAsync(
            client -> {
              Path directory;
              try {
                directory = client.incoming();
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              }
              Path handover = directory.resolve("handover");
              return body.getDataBytes()
                  .runWith(FileIO.toPath(handover), system)
                  .thenComposeAsync(_ -> reception.to(client, handover), blocking)
                  .whenComplete((_, _) -> remove(directory));
            },
            blocking);
  }

  private static CompletionStage<HttpResponse> submitted(
      ClusterClient client, Path handover, boolean ladder) throws IOException {
    return client
        .submit(handover, ladder)
        .thenApply(
            submission ->
                submission.refusal() != null
                    ? Replies.error(StatusCodes.CONFLICT, submission.refusal())
                    : Replies.json(StatusCodes.ACCEPTED, Map.of("id", submission.id()))
                        .addHeader(Location.create("/runs/" + submission.id())));
  }

  private static void remove(Path directory) {
    try {
      if (Files.exists(directory)) {
        DirectoryTree.remove(directory);
      }
    } catch (OutputException failed) {
      LOG.warn("{}", failed.getMessage());
    }
  }

  private <T> Route ask(
      Function<ClusterClient, CompletionStage<T>> question, Function<T, HttpResponse> reply) {
    return answer(joined().thenCompose(question).thenApply(reply));
  }

  private CompletionStage<ClusterClient> joined() {
    return cluster.isDone() ? cluster : CompletableFuture.failedFuture(new NotJoinedException());
  }

  private Route answer(CompletionStage<HttpResponse> reply) {
    return completeWithFuture(reply.exceptionally(ControlRoutes::failed));
  }

  private static HttpResponse failed(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case DocumentException bad -> Replies.error(StatusCodes.BAD_REQUEST, bad.getMessage());
      case InvalidNetworkException bad -> Replies.error(StatusCodes.BAD_REQUEST, bad.getMessage());
      case NodeException bad -> Replies.error(StatusCodes.BAD_REQUEST, bad.getMessage());
      case EntityStreamSizeException tooLong ->
          Replies.error(
              StatusCodes.CONTENT_TOO_LARGE,
              "the experiment is longer than " + Handover.MOST_BYTES + " bytes");
      case NotJoinedException early ->
          Replies.error(StatusCodes.SERVICE_UNAVAILABLE, "the node has not joined a cluster yet");
      case TimeoutException silent ->
          Replies.error(
              StatusCodes.SERVICE_UNAVAILABLE,
              "no coordinator answers: it moves to another node, or no majority of the nodes is"
                  + " left");
      default -> {
        LOG.error("a fault of the program in the control service", cause);
        yield Replies.error(
            StatusCodes.INTERNAL_SERVER_ERROR, "a fault of the program (" + cause + ")");
      }
    };
  }

  private static HttpResponse unknown(String id) {
    return Replies.error(StatusCodes.NOT_FOUND, "no run '" + id + "' is known");
  }

  /** The node is still joining. */
  private static final class NotJoinedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
