package com.mailfence.core.format.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of a mail, told to others below a new text: who wrote it when and to whom, then its
 * words.
 *
 * @param answer whether its words are marked as quoted
 */
record Quotation(Message original, boolean answer) {

  /** What follows the new text, in UTF-8. */
  InputStream open(Form form) throws IOException {
    String opening = form == Form.HTML ? htmlOpening() : plainOpening();
    String closing = form == Form.HTML ? answer ? "</blockquote></div>\r\n" : "</div>\r\n" : "\r\n";
    return new Chain(
        List.<Chain.Opener>of(() -> bytes(opening), () -> words(form), () -> bytes(closing))
            .iterator());
  }

  private InputStream words(Form form) throws IOException {
    InputStream text = original.text(form);
    if (form == Form.HTML || !answer) {
      return text;
    }
    Collected out = new Collected();
    return new PushedStream(text, new LineMarks(out), out);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String plainOpening() throws IOException {
    StringBuilder out = new StringBuilder("\r\n\r\n________________________________\r\n");
    facts().forEach((name, value) -> out.append(name).append(": ").append(value).append("\r\n"));
    return out.append("\r\n").toString();
  }

  private String htmlOpening() throws IOException {
    StringBuilder out = new StringBuilder("\r\n<br><hr><div>");
    facts()
        .forEach(
            (name, value) ->
                out.append("<b>")
                    .append(name)
                    .append(":</b> ")
                    .append(escaped(value))
                    .append("<br>\r\n"));
    return out.append(answer ? "<br><blockquote type=\"cite\">" : "<br>").toString();
  }

  private Map<String, String> facts() throws IOException {
    Headers headers = original.headers();
    Envelope envelope = Envelope.of(headers);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("From", envelope.from().display());
    facts.put("Date", headers.text("Date").orElse(""));
    facts.put("To", envelope.to().display());
    facts.put("Cc", envelope.cc().display());
    facts.put("Subject", envelope.subject());
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
