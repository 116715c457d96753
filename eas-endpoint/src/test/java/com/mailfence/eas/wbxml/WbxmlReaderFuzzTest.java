package com.mailfence.eas.wbxml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever bytes come in, they are read or refused. With {@code JAZZER_FUZZ=1} in the environment
 * this searches for bytes that are neither; without, it tries those that were kept.
 */
class WbxmlReaderFuzzTest {
  private static final Limits LIMITS = new Limits(1 << 20, 100_000, 64);

  @FuzzTest(maxDuration = "3m")
  void bytesAreReadOrRefused(byte[] body) {
    Element root;
    try {
      root = WbxmlReader.read(body, LIMITS);
    } catch (BadWire refused) {
      assertThat(refused.fault()).isEqualTo(BadWire.Fault.WBXML);
      return;
    }
    visit(root);
    String shown = Trees.whole(root);
    Element back = WbxmlReader.read(Trees.write(root), LIMITS);
    assertThat(Trees.whole(back)).isEqualTo(shown);
    byte[] mended = Trees.write(back);
    assertThat(Trees.write(WbxmlReader.read(mended, LIMITS))).isEqualTo(mended);
    assertThat(XmlNotation.show(root, XmlNotation.Style.TRACE)).isNotEmpty();
  }

  /** Reads every value in every way; each may be refused, and nothing else may happen. */
  private static void visit(Element element) {
    for (Runnable reading :
        new Runnable[] {
          element::text, element::bytes, element::flag, element::time, () -> element.integer(0, 9)
        }) {
      try {
        reading.run();
      } catch (BadWire refused) {
        assertThat(refused.where()).isEqualTo(element.tag().toString());
      }
    }
    element.children().forEach(WbxmlReaderFuzzTest::visit);
  }
}
