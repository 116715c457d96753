package com.mailfence.core.format.mime;

import java.util.ArrayList;
import java.util.List;

/** Content with some stretches replaced; given from front to back, nothing is read or copied. */
final class Splice {
  private final Content source;
  private final List<Content> pieces = new ArrayList<>();
  private long at;

  Splice(Content source) {
    this.source = source;
  }

  void cut(long from, long to) {
    if (from > at) {
      pieces.add(source.slice(at, from));
    }
    at = to;
  }

  void replace(long from, long to, Content other) {
    cut(from, to);
    pieces.add(other);
  }

  Content content() {
    cut(source.size(), source.size());
    return pieces.size() == 1 ? pieces.get(0) : Content.concat(pieces);
  }
}
