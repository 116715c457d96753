package com.mailfence.core.format.mime;

import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * Turns HTML into plain text while it streams by: no tree, no recursion, constant memory, so depth
 * and size of the markup do not matter. Link targets are written after their words on request. MI11
 */
final class HtmlToText implements CharSink {
  private static final Set<String> PARAGRAPHS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl");
  private static final Set<String> LINES =
      Set.of(
          "div",
          "table",
          "tr",
          "li",
          "dt",
          "dd",
          "section",
          "article",
          "header",
          "footer",
          "main",
          "address",
          "center",
          "form",
          "fieldset",
          "figure",
          "aside",
          "nav",
          "caption",
          "body");

  private final TextLayout layout;
  private final HtmlScanner scanner;
  private final boolean links;
  private final StringBuilder target = new StringBuilder();

  private HtmlToText(CharSink next, boolean links) {
    this.layout = new TextLayout(next);
    this.scanner = new HtmlScanner(new Page());
    this.links = links;
  }

  /** For reading: link targets are kept. */
  static HtmlToText reading(CharSink next) {
    return new HtmlToText(next, true);
  }

  /** For previews: words only. */
  static HtmlToText words(CharSink next) {
    return new HtmlToText(next, false);
  }

  @Override
  public void take(char[] chars, int off, int len) {
    scanner.take(chars, off, len);
  }

  @Override
  public void end() {
    scanner.end();
    layout.end();
  }

  /** What the page's words and tags mean for the text. */
  private final class Page implements HtmlScanner.Events {

    @Override
    public void text(char c) {
      layout.text(c);
    }

    @Override
    public void open(HtmlTag tag) {
      switch (tag.name()) {
        case "br" -> layout.lineBreak();
        case "hr" -> {
          layout.paragraph();
          layout.words("________________________________");
          layout.paragraph();
        }
        case "td", "th" -> layout.space();
        case "a" -> link(tag);
        default -> block(tag.name(), true);
      }
    }

    @Override
    public void close(String name) {
      if (name.equals("a")) {
        linkEnd();
      } else {
        block(name, false);
      }
    }

    private void block(String name, boolean opening) {
      if (PARAGRAPHS.contains(name)) {
        layout.paragraph();
      } else if (LINES.contains(name)) {
        layout.line();
      }
      switch (name) {
        case "blockquote" -> layout.quote(opening);
        case "pre" -> layout.asWritten(opening);
        case "li" -> {
          if (opening) {
            layout.words("* ");
          }
        }
        default -> {}
      }
    }

    private void link(HtmlTag tag) {
      target.setLength(0);
      if (links && tag.href().regionMatches(true, 0, "http", 0, 4)) {
        target.append(Parser.unescapeEntities(tag.href(), true));
        layout.remember();
      }
    }

    private void linkEnd() {
      if (target.length() > 0 && !target.toString().contentEquals(layout.remembered())) {
        layout.words(" <" + target + ">");
      }
      target.setLength(0);
    }
  }
}
