package com.mailfence.eas.wbxml;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grows an element of an answer, child by child. Methods that name no namespace mean that of the
 * element itself; a null value leaves the child out.
 */
public final class ElementBuilder {
  private final Tag tag;
  private final List<Element> children = new ArrayList<>();

  ElementBuilder(Tag tag) {
    this.tag = tag;
  }

  /** The finished element. The builder may be used on; what it has built does not change. */
  public Element build() {
    return new GrownElement(tag, children);
  }

  public ElementBuilder with(@Nullable Element child) {
    if (child != null) {
      children.add(child);
    }
    return this;
  }

  public ElementBuilder with(ElementBuilder child) {
    return with(child.build());
  }

  public ElementBuilder with(Iterable<Element> more) {
    more.forEach(this::with);
    return this;
  }

  public ElementBuilder empty(String name) {
    return empty(tag.namespace(), name);
  }

  public ElementBuilder empty(String namespace, String name) {
    return with(new GrownElement(Tag.of(namespace, name), List.of()));
  }

  public ElementBuilder text(String name, @Nullable String value) {
    return text(tag.namespace(), name, value);
  }

  /** Text; an empty one becomes an empty element. */
  public ElementBuilder text(String namespace, String name, @Nullable String value) {
    if (value == null) {
      return this;
    }
    return value.isEmpty()
        ? empty(namespace, name)
        : content(namespace, name, new Content.Text(value));
  }

  public ElementBuilder number(String name, long value) {
    return number(tag.namespace(), name, value);
  }

  public ElementBuilder number(String namespace, String name, long value) {
    return text(namespace, name, Long.toString(value));
  }

  public ElementBuilder flag(String name, boolean value) {
    return flag(tag.namespace(), name, value);
  }

  /** "1" or "0". [MS-ASDTYPE] R5 */
  public ElementBuilder flag(String namespace, String name, boolean value) {
    return text(namespace, name, value ? "1" : "0");
  }

  /** A moment in the long form with milliseconds, as mail and most else has it. */
  public ElementBuilder time(String namespace, String name, @Nullable Instant value) {
    return text(namespace, name, value == null ? null : WireTime.longForm(value));
  }

  /** A moment in the compact form, as calendars have it. [MS-ASDTYPE] section 2.7.2. */
  public ElementBuilder compactTime(String namespace, String name, @Nullable Instant value) {
    return text(namespace, name, value == null ? null : WireTime.compactForm(value));
  }

  /** Bytes that travel as they are; the array is not copied. */
  public ElementBuilder opaque(String namespace, String name, byte[] value) {
    return content(namespace, name, new Content.Slice(value, 0, value.length, true));
  }

  /** A value of any kind: text or bytes, here or still to be streamed. */
  public ElementBuilder content(String namespace, String name, Content content) {
    return with(new GrownElement(Tag.of(namespace, name), content));
  }
}
