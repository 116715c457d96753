package com.mailfence.testbed.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A sheet on which a mail or a part of one is written, line by line. */
final class Sheet {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Sheet field(String name, String value) {
    return line(name + ": " + value);
  }

  Sheet line(String line) {
    return raw((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  Sheet raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** A part of text. */
  static Sheet text(String type, String label, Wire.Body body) {
    return new Sheet()
        .field("Content-Type", type + "; charset=" + label)
        .field("Content-Transfer-Encoding", body.encoding())
        .line("")
        .raw(body.bytes())
        .line("");
  }

  /** A part that is a file; {@code place} is its disposition with what belongs to it. */
  static Sheet file(String type, String place, byte[] bytes) {
    return new Sheet()
        .field("Content-Type", type)
        .field("Content-Disposition", place)
        .field("Content-Transfer-Encoding", "base64")
        .line("")
        .raw(Wire.base64(bytes))
        .line("");
  }

  /** Several parts in one. */
  static Sheet multipart(String kind, String boundary, List<Sheet> parts) {
    Sheet sheet = new Sheet();
    sheet.field("Content-Type", "multipart/" + kind + ";\r\n\tboundary=\"" + boundary + "\"");
    sheet.line("");
    for (Sheet part : parts) {
      sheet.line("--" + boundary).raw(part.bytes());
    }
    return sheet.line("--" + boundary + "--");
  }
}
