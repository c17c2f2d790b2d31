package io.actornet.topology.export;

import io.actornet.topology.document.Values;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.Units;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a network as GraphML with the attributes that the importer knows. A link whose directions
 * differ is two edges of a directed graph.
 */
final class GraphMl {
  private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";
  private static final List<String> OF_NODES = List.of("label", "kind", "Latitude", "Longitude");
  private static final List<String> OF_EDGES =
      List.of("delay", "rate", "jitter", "loss", "source-interface", "target-interface");

  private final XMLStreamWriter xml;
  private final Network network;

  private GraphMl(XMLStreamWriter xml, Network network) {
    this.xml = xml;
    this.network = network;
  }

  static void write(Network network, StringBuilder out) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new GraphMl(xml, network).document();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    out.append(text).append('\n');
  }

  private void document() throws XMLStreamException {
    boolean directed = network.links().stream().anyMatch(link -> !link.aToB().equals(link.bToA()));
    xml.writeStartDocument("UTF-8", "1.0");
    start("graphml");
    xml.writeDefaultNamespace(NAMESPACE);
    for (String name : OF_NODES) {
      key("node", name);
    }
    for (String name : OF_EDGES) {
      key("edge", name);
    }
    start("graph");
    xml.writeAttribute("edgedefault", directed ? "directed" : "undirected");
    for (Node node : network.nodes()) {
      node(node);
    }
    for (Link link : network.links()) {
      edge(link, false);
      if (directed) {
        edge(link, true);
      }
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void key(String of, String name) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement("key");
    xml.writeAttribute("id", of + "-" + name);
    xml.writeAttribute("for", of);
    xml.writeAttribute("attr.name", name);
    xml.writeAttribute("attr.type", "string");
  }

  private void node(Node node) throws XMLStreamException {
    start("node");
    xml.writeAttribute("id", node.name());
    data("node", "label", node.name());
    data("node", "kind", Values.word(node.kind()));
    data("node", "Latitude", node.options().labels().get("latitude"));
    data("node", "Longitude", node.options().labels().get("longitude"));
    xml.writeEndElement();
  }

  private void edge(Link link, boolean back) throws XMLStreamException {
    LinkSettings settings = back ? link.bToA() : link.aToB();
    String a = network.nodes().get(link.a().node()).name();
    String b = network.nodes().get(link.b().node()).name();
    start("edge");
    xml.writeAttribute("source", back ? b : a);
    xml.writeAttribute("target", back ? a : b);
    long rate = settings.rateBitsPerSecond();
    data("edge", "delay", Units.formatNanos(settings.delayNanos()));
    data("edge", "rate", rate == 0 ? "unlimited" : Units.formatBitsPerSecond(rate));
    if (settings.jitterNanos() > 0) {
      data("edge", "jitter", Units.formatNanos(settings.jitterNanos()));
    }
    if (settings.loss() > 0) {
      data("edge", "loss", Units.formatShare(settings.loss()));
    }
    data("edge", "source-interface", network.at(back ? link.b() : link.a()).name());
    data("edge", "target-interface", network.at(back ? link.a() : link.b()).name());
    xml.writeEndElement();
  }

  private void start(String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  private void data(String of, String name, String text) throws XMLStreamException {
    if (text != null) {
      xml.writeStartElement("data");
      xml.writeAttribute("key", of + "-" + name);
      xml.writeCharacters(text);
      xml.writeEndElement();
    }
  }
}
