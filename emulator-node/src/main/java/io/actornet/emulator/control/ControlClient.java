package io.actornet.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.actornet.emulator.cluster.NamedFile;
import io.actornet.emulator.cluster.NoAnswerException;
import io.actornet.emulator.cluster.NodeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a node's control service; every question has a limit. A {@link NoAnswerException} says that
 * the node cannot be reached, or cannot answer now; any other {@link NodeException} is its answer.
 */
public final class ControlClient implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** An experiment has to be read, and stored by a majority of the nodes. */
  private static final Duration SUBMIT_LIMIT = Duration.ofMinutes(2);

  private static final int ERRORS = 400;
  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String address;
  private final HttpClient http;

  /**
   * A client.
   *
   * @param address of any node of the cluster, such as {@code http://127.0.0.1:25580}
   */
  public ControlClient(URI address) {
    this.address = address.toString().replaceFirst("/+$", "");
    http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
  }

  /** The status of the cluster. */
  public JsonNode status() {
    return json("GET", "/status", BodyPublishers.noBody(), LIMIT);
  }

  /**
   * Hands an experiment to the cluster.
   *
   * @param experiment the file with the experiment
   * @param ladder whether frames are kept for a ladder, in the run's directory {@code ladder}
   * @return the run's id
   * @throws NodeException if it is refused
   */
  public String submit(Path experiment, boolean ladder) {
    return json("POST", "/runs?ladder=" + ladder, body(experiment), SUBMIT_LIMIT)
        .get("id")
        .asText();
  }

  /**
   * Asks who would run what of an experiment.
   *
   * @param experiment the file with the experiment
   * @throws NodeException if it cannot be run
   */
  public JsonNode plan(Path experiment) {
    return json("POST", "/plan", body(experiment), SUBMIT_LIMIT);
  }

  private static BodyPublisher body(Path experiment) {
    try {
      return BodyPublishers.ofFile(experiment);
    } catch (FileNotFoundException none) {
      throw new NodeException("no file " + experiment, none);
    }
  }

  /** A run. */
  public JsonNode run(String id) {
    return json("GET", "/runs/" + id, BodyPublishers.noBody(), LIMIT);
  }

  /** Ends a run early, or if it is over, removes its files. */
  public JsonNode stop(String id) {
    return json("DELETE", "/runs/" + id, BodyPublishers.noBody(), LIMIT);
  }

  /** The files of a run that has finished. */
  public List<NamedFile> files(String id) {
    List<NamedFile> files = new ArrayList<>();
    for (JsonNode file :
        json("GET", "/runs/" + id + "/files", BodyPublishers.noBody(), LIMIT).get("files")) {
      files.add(new NamedFile(file.get("name").asText(), file.get("length").asLong()));
    }
    return files;
  }

  /** Fetches a file of a run. */
  public void download(String id, String name, Path target) throws IOException {
    HttpResponse<InputStream> response =
        send("GET", "/runs/" + id + "/files/" + escaped(name), BodyPublishers.noBody(), LIMIT);
    try (InputStream bytes = response.body()) {
      if (response.statusCode() >= ERRORS) {
        throw refused(response.statusCode(), MAPPER.readTree(bytes));
      }
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String escaped(String name) throws IOException {
    try {
      return new URI(null, null, "/" + name, null).getRawPath().substring(1);
    } catch (URISyntaxException impossible) {
      throw new IOException(impossible);
    }
  }

  private JsonNode json(String method, String path, BodyPublisher body, Duration limit) {
    HttpResponse<InputStream> response = send(method, path, body, limit);
    try (InputStream bytes = response.body()) {
      JsonNode answer = MAPPER.readTree(bytes);
      if (response.statusCode() >= ERRORS) {
        throw refused(response.statusCode(), answer);
      }
      return answer;
    } catch (IOException broken) {
      throw unreachable(broken);
    }
  }

  private static NodeException refused(int status, JsonNode answer) {
    String sentence = answer.path("error").asText();
    return status == UNAVAILABLE ? new NoAnswerException(sentence) : new NodeException(sentence);
  }

  private HttpResponse<InputStream> send(
      String method, String path, BodyPublisher body, Duration limit) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(address + path))
              .timeout(limit)
              .method(method, body)
              .build(),
          BodyHandlers.ofInputStream());
    } catch (IOException unreachable) {
      throw unreachable(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NodeException("stopped while waiting for " + address, stopped);
    }
  }

  private NodeException unreachable(IOException why) {
    return new NoAnswerException(
        "no node answers at " + address + "; expected the control address of a running node", why);
  }

  @Override
  public void close() {
    http.close();
  }
}
