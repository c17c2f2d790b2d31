package io.actornet.topology.reader;

import io.actornet.topology.document.YamlNode;
import io.actornet.topology.model.NetworkBuilder;
import java.nio.file.Path;

/** Where a part of a network comes from that is not written node by node. */
@FunctionalInterface
public interface NetworkSource {
  /**
   * Adds the nodes and links.
   *
   * @param options what the document says of them
   * @param baseDirectory what files that it names are relative to
   * @throws io.actornet.topology.document.DocumentException if it says something it may not
   */
  void addTo(NetworkBuilder network, YamlNode options, Path baseDirectory);
}
