package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads GraphML (Brandes et al., Graph Drawing 2001): {@code key}, {@code graph}, {@code node},
 * {@code edge} and {@code data}. Attributes go by {@code attr.name}, since the ids of keys differ
 * from file to file. Elements that it does not know are passed over; nested graphs and hyperedge
 * elements are refused.
 */
final class GraphMlReader {
  private static final String EXPECTED = "a GraphML file of <node> and <edge> in one <graph>";

  private final XMLStreamReader xml;
  private final GraphDraft draft;
  private final Set<String> wanted;
  private final ImportLimits limits;
  private final Map<String, String> attributeOfKey = new HashMap<>();
  private final Map<String, Map<String, String>> defaults = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private boolean graphSeen;
  private boolean directed;

  private GraphMlReader(XMLStreamReader xml, String file, Set<String> wanted, ImportLimits limits) {
    this.xml = xml;
    draft = new GraphDraft(file, limits);
    this.wanted = wanted;
    this.limits = limits;
  }

  /**
   * Reads a graph.
   *
   * @param file as the user named it
   * @param wanted the attributes to keep
   * @throws DocumentException if the file is not GraphML, is cut short or exceeds the limits
   */
  static AttributedGraph read(
      InputStream bytes, String file, Set<String> wanted, ImportLimits limits) throws IOException {
    BoundedInput input = new BoundedInput(bytes, limits.bytes());
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    GraphMlReader reader = null;
    try {
      XMLStreamReader xml =
          factory.createXMLStreamReader(XmlText.of(new BufferedInputStream(input)));
      reader = new GraphMlReader(xml, file, wanted, limits);
      return reader.document();
    } catch (UnsupportedCharsetException unknown) {
      throw new DocumentException(
          Place.of(file, 1),
          "found the unknown encoding '" + unknown.getCharsetName() + "'",
          "UTF-8 or another that Java knows");
    } catch (XMLStreamException | IOException failed) {
      Throwable cause =
          failed instanceof XMLStreamException malformed && malformed.getNestedException() != null
              ? malformed.getNestedException()
              : failed;
      if (cause instanceof CharacterCodingException) {
        throw undecodable(file, reader);
      }
      if (input.isTooLong()) {
        throw new DocumentException(
            Place.of(file), "found a longer file", limits.bytes() + " bytes at most");
      }
      if (cause instanceof IOException unreadable) {
        throw unreadable;
      }
      throw malformed(cause, input, file, reader);
    }
  }

  private static DocumentException undecodable(String file, GraphMlReader reader) {
    return new DocumentException(
        Place.of(file, reader == null ? 1 : reader.line()),
        "from here on, bytes that are not in the encoding of the file",
        "UTF-8, or the encoding that the first line states");
  }

  private static DocumentException malformed(
      Throwable cause, BoundedInput input, String file, GraphMlReader reader) {
    Location location = cause instanceof XMLStreamException xml ? xml.getLocation() : null;
    Place place = Place.of(file, location == null ? 0 : Math.max(0, location.getLineNumber()));
    if (input.isAtEnd() && !input.beginsAsText()) {
      boolean inside = reader != null && !reader.open.isEmpty();
      return new DocumentException(
          place,
          "the file ends" + (inside ? " inside <" + reader.open.peek() + ">" : ""),
          "</graphml> at its end");
    }
    String message = String.valueOf(cause.getMessage());
    int reason = message.indexOf("Message: ");
    return new DocumentException(
        place,
        "not XML (" + (reason < 0 ? message : message.substring(reason + 9)).strip() + ")",
        EXPECTED);
  }

  private AttributedGraph document() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.DTD -> throw refusal("found a document type declaration", EXPECTED);
        default -> {}
      }
    }
    if (!graphSeen) {
      throw new DocumentException(Place.of(draft.file()), "found no <graph>", EXPECTED);
    }
    return draft.graph(directed, Nature::ofWord);
  }

  private void start() throws XMLStreamException {
    String element = xml.getLocalName();
    if (open.isEmpty() && !element.equals("graphml")) {
      throw refusal("found <" + element + "> as the outermost element", EXPECTED);
    }
    open.push(element);
    switch (element) {
      case "key" -> key();
      case "graph" -> graph();
      case "node" -> node();
      case "edge" -> edge();
      case "hyperedge" -> throw refusal("found <hyperedge>", "edges between two nodes each");
      default -> {}
    }
  }

  private void graph() {
    if (graphSeen) {
      throw refusal("found a second <graph>", "one");
    }
    graphSeen = true;
    directed = "directed".equals(xml.getAttributeValue(null, "edgedefault"));
  }

  private void key() throws XMLStreamException {
    String id = required("key", "id");
    String attribute = xml.getAttributeValue(null, "attr.name");
    String name = attribute == null ? "" : attribute;
    String of = xml.getAttributeValue(null, "for");
    attributeOfKey.put(id, name);
    Map<String, String> texts = childTexts("key", "default");
    if (texts.containsKey("") && wanted.contains(name)) {
      for (String element :
          of == null || of.equals("all") ? List.of("node", "edge") : List.of(of)) {
        defaults.computeIfAbsent(element, any -> new TreeMap<>()).put(name, texts.get(""));
      }
    }
  }

  private void node() throws XMLStreamException {
    int line = line();
    String id = required("node", "id");
    draft.vertex(id, line, attributes("node"));
  }

  private void edge() throws XMLStreamException {
    int line = line();
    String source = required("edge", "source");
    String target = required("edge", "target");
    draft.edge(source, target, line, attributes("edge"));
  }

  private Map<String, String> attributes(String element) throws XMLStreamException {
    Map<String, String> attributes = new TreeMap<>(defaults.getOrDefault(element, Map.of()));
    attributes.putAll(childTexts(element, "data"));
    return attributes;
  }

  /**
   * Reads up to the end of the current element.
   *
   * @return the texts of its children of one kind by the attribute that they state, {@code ""} for
   *     a child that states none; attributes that are not wanted are left out
   */
  private Map<String, String> childTexts(String element, String child) throws XMLStreamException {
    Map<String, String> texts = new TreeMap<>();
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = xml.getLocalName();
          if (name.equals("graph") || name.equals("node") || name.equals("edge")) {
            throw refusal("found <" + name + "> inside <" + element + ">", EXPECTED);
          }
          open.push(name);
          childText(name.equals(child), texts);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          open.pop();
          return texts;
        }
        default -> {}
      }
    }
  }

  private void childText(boolean isAsked, Map<String, String> texts) throws XMLStreamException {
    String key = xml.getAttributeValue(null, "key");
    String attribute = key == null ? "" : attributeOfKey.getOrDefault(key, key);
    boolean kept = isAsked && (key == null || wanted.contains(attribute));
    StringBuilder text = new StringBuilder();
    int depth = open.size();
    while (open.size() >= depth) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> open.push(xml.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (kept) {
            append(text, attribute);
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw refusal("found the entity &" + xml.getLocalName() + ";", "characters");
        default -> {}
      }
    }
    if (kept) {
      texts.put(attribute, text.toString().strip());
    }
  }

  private void append(StringBuilder text, String attribute) {
    if (text.length() + xml.getTextLength() > limits.textLength()) {
      throw refusal(
          "found a longer text for '" + attribute + "'",
          limits.textLength() + " characters at most");
    }
    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
  }

  private String required(String element, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    if (value == null || value.isEmpty()) {
      throw refusal("found <" + element + "> without '" + attribute + "'", "one");
    }
    if (value.length() > limits.textLength()) {
      throw refusal(
          "found a longer '" + attribute + "'", limits.textLength() + " characters at most");
    }
    return value;
  }

  private int line() {
    return xml.getLocation().getLineNumber();
  }

  private DocumentException refusal(String found, String expected) {
    return draft.refusal(line(), found, expected);
  }
}
