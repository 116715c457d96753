package com.mailfence.eas.wbxml;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of an answer. */
final class GrownElement extends Element {
  private final Tag tag;
  private final List<Element> children;
  private final @Nullable Content content;

  GrownElement(Tag tag, List<Element> children) {
    this.tag = tag;
    this.children = List.copyOf(children);
    this.content = null;
  }

  GrownElement(Tag tag, Content content) {
    this.tag = tag;
    this.children = List.of();
    this.content = content;
  }

  @Override
  public Tag tag() {
    return tag;
  }

  @Override
  public Iterable<Element> children() {
    return children;
  }

  @Override
  Iterable<Content> contents() {
    return content == null ? Collections.emptyList() : List.of(content);
  }
}
