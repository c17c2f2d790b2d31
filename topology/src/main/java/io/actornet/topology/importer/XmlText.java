package io.actornet.topology.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML file, in the encoding that its first bytes state (XML 1.0, Appendix F).
 * Bytes that are no characters of it make reading fail, where the JDK's parser would also print to
 * standard error.
 */
final class XmlText {
  private static final int DECLARATION_LENGTH = 200;
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

  private XmlText() {}

  /**
   * A reader of the characters.
   *
   * @throws UnsupportedCharsetException if the encoding is unknown
   */
  static Reader of(BufferedInputStream bytes) throws IOException {
    bytes.mark(DECLARATION_LENGTH);
    byte[] begin = bytes.readNBytes(DECLARATION_LENGTH);
    bytes.reset();
    if (startsWith(begin, 0xef, 0xbb, 0xbf)) {
      bytes.skipNBytes(3);
    }
    return new InputStreamReader(
        bytes,
        charset(begin)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static Charset charset(byte[] begin) {
    if (startsWith(begin, 0xfe, 0xff) || startsWith(begin, 0xff, 0xfe)) {
      return StandardCharsets.UTF_16;
    }
    Matcher declared = ENCODING.matcher(new String(begin, StandardCharsets.ISO_8859_1));
    if (startsWith(begin, 0xef, 0xbb, 0xbf) || !declared.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalCharsetNameException strange) {
      throw new UnsupportedCharsetException(strange.getCharsetName());
    }
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    boolean equal = bytes.length >= first.length;
    for (int i = 0; equal && i < first.length; i++) {
      equal = (bytes[i] & 255) == first[i];
    }
    return equal;
  }
}
