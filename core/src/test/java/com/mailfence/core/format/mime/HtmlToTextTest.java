package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HtmlToTextTest {

  private static String text(String html) {
    return text(html, html.length());
  }

  private static String text(String html, int step) {
    StringBuilder out = new StringBuilder();
    CharSink end =
        new CharSink() {
          @Override
          public void take(char[] chars, int off, int len) {
            out.append(chars, off, len);
          }

          @Override
          public void end() {}
        };
    HtmlToText converter = HtmlToText.reading(end);
    char[] chars = html.toCharArray();
    for (int i = 0; i < chars.length; i += step) {
      converter.take(chars, i, Math.min(step, chars.length - i));
    }
    converter.end();
    return out.toString();
  }

  @Test
  void paragraphsAndLinesStayApart() {
    assertThat(text("<p>one</p><p>two<br>three</p><div>four</div><div>five</div>"))
        .isEqualTo("one\r\n\r\ntwo\r\nthree\r\n\r\nfour\r\nfive");
  }

  @Test
  void blanksFoldExceptWhereTheyCount() {
    assertThat(text("  a \n b\t<b> c</b>d ")).isEqualTo("a b cd");
    assertThat(text("<pre>a\n  b</pre>c")).isEqualTo("a\r\n  b\r\n\r\nc");
  }

  @Test
  void whatIsNoTextIsLeftOut() {
    assertThat(
            text(
                "<!DOCTYPE html><html><head><title>t</title><style>p > a {x:'</p>'}</style>"
                    + "<script>if (a<b) document.write('<b>no</b>')</script></head>"
                    + "<!-- no > -- no --><!--[if mso]><p>no</p><![endif]--><?xml no?>yes"))
        .isEqualTo("yes");
  }

  @Test
  void referencesBecomeCharacters() {
    assertThat(text("&lt;&amp;&#228;&#x20AC;&euro;&nbsp;x&copy y&#128;&unknown;&#0;&#xD800;&"))
        .isEqualTo("<&ä€€ x© y€&unknown; \uFFFD&");
  }

  @Test
  void linksKeepTheirTargets() {
    assertThat(text("<a href=\"https://example.com/a?b&amp;c\">here</a> and on"))
        .isEqualTo("here <https://example.com/a?b&c> and on");
    assertThat(text("<a href='https://example.com/'>https://example.com/</a>"))
        .isEqualTo("https://example.com/");
    assertThat(text("<a href='javascript:x()'>no</a> <a name=x>none</a>")).isEqualTo("no none");
  }

  @Test
  void quotesAndListsAreMarked() {
    assertThat(text("said:<blockquote>one<br>two<blockquote>deep</blockquote></blockquote>me"))
        .isEqualTo("said:\r\n>\r\n> one\r\n> two\r\n>>\r\n>> deep\r\n\r\nme");
    assertThat(text("<ul><li>a<li>b</ul>c")).isEqualTo("* a\r\n* b\r\n\r\nc");
  }

  @Test
  void brokenMarkupIsReadAsBrowsersDo() {
    assertThat(text("a < b <3 <b title='>'>c</b><<i>d</i>")).isEqualTo("a < b <3 c<d");
    assertThat(text("open <b title=\"never closed> x")).isEqualTo("open");
    assertThat(text("</")).isEmpty();
  }

  @Test
  void thePlacesOfTheCutsDoNotMatter() {
    String html =
        "<p>Hello &amp; <a href='https://example.com/x'>welcome</a>😀</p><!-- c --><pre>\n x</pre>";
    for (int step = 1; step < 20; step++) {
      assertThat(text(html, step)).isEqualTo(text(html));
    }
  }

  @Test
  void deepAndLargePagesCostNoMoreThanTheirLength() { // MI11
    String[] storms = {
      "<table><tr><td>".repeat(350_000),
      "&amp".repeat(1_250_000),
      "&#99999999999999999".repeat(250_000),
      "<a href=".repeat(600_000),
      "<!--".repeat(1_250_000),
      "<blockquote>x".repeat(400_000)
    };
    for (String storm : storms) {
      String name = storm.substring(0, 20);
      Bounded.within(Duration.ofMillis(storm.length() / 1000), name, () -> text(storm));
    }
  }
}
