package com.mailfence.dav.report;

import com.mailfence.dav.xml.Multistatus;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import java.io.IOException;

/** What a report answers. */
public sealed interface Answer {
  /** A multistatus, told as it is made; the teller ends it. */
  record Told(Telling telling) implements Answer {}

  /** Tells a multistatus. */
  @FunctionalInterface
  interface Telling {
    void to(Multistatus out) throws IOException;
  }

  /** An XML document of one element. */
  record Document(Name root, Value content) implements Answer {}

  /** Something that is no XML. */
  record Bytes(String type, byte[] bytes) implements Answer {}
}
