package io.actornet.topology.reader;

import io.actornet.topology.document.YamlNode;
import java.util.List;

/**
 * What a node says with addresses that may be names, until all addresses are known.
 *
 * @param node its name
 * @param dns null when absent
 * @param gateway null when absent
 * @param routes as written
 */
record PendingOptions(String node, YamlNode dns, YamlNode gateway, List<YamlNode> routes) {}
