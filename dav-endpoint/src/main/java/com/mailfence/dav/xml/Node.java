package com.mailfence.dav.xml;

/** What stands in an element. */
sealed interface Node permits Element, Node.Text {
  /** Characters, without escapes. */
  record Text(String value) implements Node {}
}
