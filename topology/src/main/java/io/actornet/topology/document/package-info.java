/**
 * Documents: YAML that remembers where everything stood, read strictly.
 *
 * <p>A file becomes a tree of {@link io.actornet.topology.document.YamlNode}s, each with its {@link
 * io.actornet.topology.document.Place}. Who reads a mapping says which keys it may have ({@link
 * io.actornet.topology.document.YamlMapping#fields}) and how each value parses ({@link
 * io.actornet.topology.document.Fields}); whatever does not fit is refused with a {@link
 * io.actornet.topology.document.DocumentException}, one line that holds file, line, what was found
 * and what is expected. Size, depth and alias expansion of a document are bounded. {@link
 * io.actornet.topology.document.YamlWriter} prints documents.
 */
package io.actornet.topology.document;
