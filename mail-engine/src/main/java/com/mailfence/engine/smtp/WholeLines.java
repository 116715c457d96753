package com.mailfence.engine.smtp;

/**
 * Watches that content which comes in chunks holds no bare CR or LF: we do not offer BINARYMIME.
 * RFC 3030 s2, SM03
 */
final class WholeLines {
  private boolean afterCr;

  void look(byte[] bytes, int from, int count) throws BadWire {
    for (int i = from; i < from + count; i++) {
      if (afterCr != (bytes[i] == '\n')) {
        throw new BadWire("a line ends with CR LF");
      }
      afterCr = bytes[i] == '\r';
    }
  }

  void end() throws BadWire {
    if (afterCr) {
      throw new BadWire("bare CR");
    }
  }
}
