package com.mailfence.core.format.mime;

import java.util.Locale;
import java.util.Set;

/** Tells words from tags in streamed HTML, in the manner of the HTML standard's tokenizer. */
final class HtmlScanner implements CharSink {
  private static final int LONGEST_NAME = 32;
  private static final int LONGEST_TARGET = 2048;

  /** Elements whose content is no text of the page. */
  private static final Set<String> UNSEEN = Set.of("script", "style", "title", "template", "xml");

  /** What the scanner tells. */
  interface Events {
    void text(char c);

    void open(HtmlTag tag);

    void close(String name);
  }

  private enum In {
    TEXT,
    OPENING,
    TAG_NAME,
    ATTRIBUTE,
    VALUE_START,
    VALUE,
    DECLARATION,
    COMMENT
  }

  private final Events events;
  private final HtmlEntity entity;
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder attribute = new StringBuilder();
  private final StringBuilder href = new StringBuilder();
  private In in = In.TEXT;
  private String unseen = "";
  private char quote;
  private boolean closing;
  private int dashes;

  HtmlScanner(Events events) {
    this.events = events;
    this.entity = new HtmlEntity(this::seen);
  }

  @Override
  public void take(char[] chars, int off, int len) {
    for (int i = off; i < off + len; i++) {
      step(chars[i]);
    }
  }

  @Override
  public void end() {
    if (in == In.TEXT) {
      entity.end();
    }
  }

  private void step(char c) {
    switch (in) {
      case TEXT -> text(c);
      case OPENING -> opening(c);
      case TAG_NAME -> tagName(c);
      case ATTRIBUTE -> attribute(c);
      case VALUE_START -> valueStart(c);
      case VALUE -> value(c);
      case DECLARATION -> declaration(c);
      case COMMENT -> comment(c);
    }
  }

  private void text(char c) {
    if (c == '<') {
      entity.end();
      closing = false;
      name.setLength(0);
      in = In.OPENING;
    } else if (unseen.isEmpty()) {
      entity.take(c);
    }
  }

  private void seen(char c) {
    if (unseen.isEmpty()) {
      events.text(c);
    }
  }

  private void opening(char c) {
    if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
      in = In.TAG_NAME;
      tagName(c);
    } else if (c == '/' && !closing) {
      closing = true;
    } else if ((c == '!' || c == '?') && !closing && unseen.isEmpty()) {
      dashes = 0;
      in = In.DECLARATION;
    } else {
      in = In.TEXT;
      seen('<');
      if (closing) {
        seen('/');
      }
      text(c);
    }
  }

  private void tagName(char c) {
    if (c == '>') {
      finish();
    } else if (c == '/' || c <= ' ') {
      attribute.setLength(0);
      href.setLength(0);
      in = In.ATTRIBUTE;
    } else if (name.length() < LONGEST_NAME) {
      name.append(c);
    }
  }

  private void attribute(char c) {
    if (c == '>') {
      finish();
    } else if (c == '=') {
      in = In.VALUE_START;
    } else if (c <= ' ' || c == '/') {
      attribute.setLength(0);
    } else if (attribute.length() < LONGEST_NAME) {
      attribute.append(c);
    }
  }

  private void valueStart(char c) {
    if (c == '>') {
      finish();
    } else if (c > ' ') {
      quote = c == '"' || c == '\'' ? c : 0;
      in = In.VALUE;
      if (quote == 0) {
        value(c);
      }
    }
  }

  private void value(char c) {
    boolean over = quote == 0 ? c <= ' ' || c == '>' : c == quote;
    if (!over) {
      if (href.length() < LONGEST_TARGET && "href".contentEquals(attribute)) {
        href.append(c);
      }
      return;
    }
    attribute.setLength(0);
    in = In.ATTRIBUTE;
    if (c == '>') {
      finish();
    }
  }

  /** A declaration ends with the next {@code >}; if it begins with two dashes it is a comment. */
  private void declaration(char c) {
    if (c == '-' && dashes >= 0 && dashes < 2) {
      dashes++;
      in = dashes == 2 ? In.COMMENT : In.DECLARATION;
    } else if (c == '>') {
      in = In.TEXT;
    } else {
      dashes = -1;
    }
  }

  private void comment(char c) {
    if (c == '-') {
      dashes++;
    } else if (c == '>' && dashes >= 2) {
      in = In.TEXT;
    } else {
      dashes = 0;
    }
  }

  private void finish() {
    in = In.TEXT;
    String tag = name.toString().toLowerCase(Locale.ROOT);
    if (!unseen.isEmpty()) {
      if (closing && tag.equals(unseen)) {
        unseen = "";
      }
    } else if (closing) {
      events.close(tag);
    } else {
      if (UNSEEN.contains(tag)) {
        unseen = tag;
      }
      events.open(new HtmlTag(tag, href.toString()));
    }
    href.setLength(0);
  }
}
