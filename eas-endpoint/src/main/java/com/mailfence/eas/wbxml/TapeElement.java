package com.mailfence.eas.wbxml;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** An element of a request: a place on the tape. */
final class TapeElement extends Element {
  private final Tape tape;
  private final int at;

  TapeElement(Tape tape, int at) {
    this.tape = tape;
    this.at = at;
  }

  @Override
  public Tag tag() {
    return tape.tag(at);
  }

  @Override
  public Iterable<Element> children() {
    return () -> new Entries<>(true, entry -> new TapeElement(tape, entry));
  }

  @Override
  Iterable<Content> contents() {
    return () -> new Entries<>(false, this::slice);
  }

  /** The text; without a detour when it is one piece, as it nearly always is. */
  String shortText() {
    int first = tape.inside(at);
    int end = tape.next(at);
    if (first == end) {
      return "";
    }
    if (tape.next(first) == end) {
      return LegalText.of(tape.body(), tape.offset(first), tape.bytes(first), tag());
    }
    return LegalText.of(bytes(), tag());
  }

  private Content slice(int entry) {
    boolean opaque = tape.kind(entry) == Tape.OPAQUE;
    return new Content.Slice(tape.body(), tape.offset(entry), tape.bytes(entry), opaque);
  }

  private interface Made<T> {
    T from(int entry);
  }

  /** Walks over the entries directly inside this element, the elements or the pieces of value. */
  private final class Entries<T> implements Iterator<T> {
    private final boolean elements;
    private final Made<T> made;
    private final int end = tape.next(at);
    private int next = tape.inside(at);

    Entries(boolean elements, Made<T> made) {
      this.elements = elements;
      this.made = made;
      settle();
    }

    @Override
    public boolean hasNext() {
      return next < end;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      T value = made.from(next);
      next = tape.next(next);
      settle();
      return value;
    }

    private void settle() {
      while (next < end && tape.isElement(next) != elements) {
        next = tape.next(next);
      }
    }
  }
}
