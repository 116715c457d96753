package com.mailfence.dav.report;

import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;

/** How many results a client wants. RFC 6352 s10.6 */
final class Limits {
  private Limits() {}

  /** At least 1; a huge number if the client does not say. */
  static int read(Element asked, Name limit, Name results) {
    String text =
        asked
            .child(limit)
            .flatMap(element -> element.child(results))
            .map(element -> element.text().strip())
            .orElse("");
    if (text.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) == 0) {
      throw new BadWire("nresults");
    }
    return Integer.parseInt(text);
  }
}
