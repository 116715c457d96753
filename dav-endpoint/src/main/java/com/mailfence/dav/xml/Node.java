package com.mailfence.dav.xml;

/** What stands in an element. */
public sealed interface Node permits Element, Node.Text {
  /** Characters, without escapes. */
  record Text(String value) implements Node {}
}
