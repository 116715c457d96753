package com.mailfence.dav.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Whatever bytes come in, they are XML or refused; what was read, as a property nobody here knows,
 * is written so that it is read as the same again. With {@code JAZZER_FUZZ=1} in the environment
 * this searches for bytes of which that is not so; without, it tries those that were kept.
 */
class XmlFuzzTest {

  @FuzzTest(maxDuration = "4m")
  void everyBodyIsReadOrRefused(byte[] body) throws IOException {
    Element root;
    try {
      root = XmlReading.read(body);
    } catch (BadWire refused) {
      return;
    }
    byte[] once = written(root);
    byte[] twice = written(XmlReading.read(once));
    if (!Arrays.equals(once, twice)) {
      throw new AssertionError(new String(once, UTF_8) + " became " + new String(twice, UTF_8));
    }
  }

  private static byte[] written(Element root) throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new XmlWriter(out);
    writer.node(root).finish();
    return out.toByteArray();
  }
}
