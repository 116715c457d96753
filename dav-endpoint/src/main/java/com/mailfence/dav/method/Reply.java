package com.mailfence.dav.method;

import com.mailfence.dav.xml.Multistatus;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import com.mailfence.dav.xml.XmlWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is answered.
 *
 * @param headers besides those every answer has
 * @param body null for none
 */
public record Reply(int status, Map<String, String> headers, @Nullable Body body) {
  private static final String XML = "application/xml; charset=utf-8";

  /**
   * A body, written once while the answer leaves.
   *
   * @param length in bytes; negative if it is not known
   */
  public record Body(String type, long length, Writing writing) {}

  /** Writes a body. */
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Writes the responses of a multistatus. */
  @FunctionalInterface
  public interface Telling {
    void to(Multistatus out) throws IOException;
  }

  static Reply of(int status) {
    return new Reply(status, Map.of(), null);
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }

  Reply without(String header) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new Reply(status, fewer, body);
  }

  Reply with(Body newBody) {
    return new Reply(status, headers, newBody);
  }

  /** Status 207, told as it is made; the teller ends the document. */
  static Reply multistatus(Telling telling) {
    return of(207).with(new Body(XML, -1, out -> telling.to(new Multistatus(out))));
  }

  /** An XML document of one element. */
  static Reply document(int status, Name root, Value content) {
    return of(status)
        .with(
            new Body(
                XML,
                -1,
                out -> {
                  var writer = new XmlWriter(out);
                  writer.start(root);
                  content.write(writer);
                  writer.end().finish();
                }));
  }

  /** A page for people. */
  static Reply page(String html) {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    return of(200)
        .with(new Body("text/html; charset=utf-8", bytes.length, out -> out.write(bytes)));
  }
}
