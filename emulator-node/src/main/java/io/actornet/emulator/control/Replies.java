package io.actornet.emulator.control;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.actornet.emulator.cluster.RunInfo;
import java.util.Map;

/** What the control service says, as JSON with keys in snake case. */
final class Replies {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .build();

  private Replies() {}

  /** A value and status 200. */
  static HttpResponse ok(Object value) {
    return json(StatusCodes.OK, value);
  }

  /** A value. */
  static HttpResponse json(StatusCode status, Object value) {
    try {
      return HttpResponse.create()
          .withStatus(status)
          .withEntity(
              HttpEntities.create(ContentTypes.APPLICATION_JSON, MAPPER.writeValueAsBytes(value)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A value as JSON. */
  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A run. */
  static ObjectNode run(RunInfo run) {
    ObjectNode node = MAPPER.valueToTree(run);
    try {
      node.set("result", run.result() == null ? null : MAPPER.readTree(run.result().summary()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return node;
  }

  /** What is wrong, a sentence. */
  static HttpResponse error(StatusCode status, String sentence) {
    return json(status, Map.of("error", sentence));
  }
}
