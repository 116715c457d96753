package com.mailfence.core.format.mime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A header that describes a body, and the body: a part to be put into a message. The fields are
 * only those that begin with {@code Content-}.
 */
record Entity(HeaderFields header, Content body) {
  private static final byte[] EMPTY_LINE = {'\r', '\n'};

  /** Text in UTF-8, encoded as it needs. */
  static Entity text(MediaType type, Content utf8) throws IOException {
    Content lines = StagedContent.of(utf8::open, LineEnds::new);
    TextCensus census = TextCensus.of(lines);
    Map<String, String> parameters = new LinkedHashMap<>(type.parameters());
    parameters.put("charset", "utf-8");
    HeaderFields header = new HeaderFields();
    header.parameters("Content-Type", type.essence(), parameters);
    header.plain("Content-Transfer-Encoding", census.encoding());
    return new Entity(header, census.encode(lines));
  }

  static Entity text(MediaType type, String text) throws IOException {
    return text(type, Content.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A file, always in base64, so that its bytes arrive as they are. */
  static Entity file(MediaType type, String name, @Nullable String contentId, Content bytes) {
    HeaderFields header = new HeaderFields();
    String plain = FileName.clean(name);
    Map<String, String> parameters = new LinkedHashMap<>(type.parameters());
    parameters.put("name", plain);
    boolean opaque = type.isMultipart() || type.isMessage();
    header.parameters(
        "Content-Type",
        (opaque ? MediaType.OPAQUE : type).essence(),
        opaque ? Map.of("name", plain) : parameters);
    header.plain("Content-Transfer-Encoding", "base64");
    header.parameters(
        "Content-Disposition",
        contentId == null ? "attachment" : "inline",
        Map.of("filename", plain));
    if (contentId != null) {
      header.ids("Content-ID", List.of(contentId));
    }
    long size = Base64Encoder.size(bytes.size());
    return new Entity(header, new StagedContent(bytes::open, Base64Encoder::new, size));
  }

  /** A mail within the mail. RFC 2046 s5.2.1 */
  static Entity message(String name, Content message) throws IOException {
    Content lines = StagedContent.of(message::open, LineEnds::new);
    HeaderFields header = new HeaderFields();
    header.plain("Content-Type", "message/rfc822");
    header.plain("Content-Transfer-Encoding", TextCensus.of(lines).isAscii() ? "7bit" : "8bit");
    header.parameters(
        "Content-Disposition", "attachment", Map.of("filename", FileName.clean(name)));
    return new Entity(header, lines);
  }

  /** A part of another message as it stands there, with strict line ends. */
  static Entity carried(Message message, Part part) throws IOException {
    boolean binary =
        part.header().transfer() == Transfer.IDENTITY && part.isLeaf() && !part.isText();
    if (binary) {
      String name = Attachment.of(part, false).name();
      return file(part.type(), name, part.header().contentId(), message.raw(part));
    }
    HeaderFields header = new HeaderFields();
    for (HeaderField field : message.headers(part).fields()) {
      if (describesContent(field)) {
        header.copy(field);
      }
    }
    return new Entity(header, StagedContent.of(message.raw(part)::open, LineEnds::new));
  }

  static boolean describesContent(HeaderField field) {
    return field.name().toLowerCase(Locale.ROOT).startsWith("content-");
  }

  /** Several parts in one. RFC 2046 s5.1 */
  static Entity multipart(String kind, String boundary, List<Entity> parts) {
    HeaderFields header = new HeaderFields();
    header.parameters("Content-Type", "multipart/" + kind, Map.of("boundary", boundary));
    List<Content> body = new ArrayList<>();
    for (Entity part : parts) {
      body.add(line((body.isEmpty() ? "--" : "\r\n--") + boundary));
      body.add(part.content());
    }
    body.add(line("\r\n--" + boundary + "--"));
    return new Entity(header, Content.concat(body));
  }

  static Content line(String text) {
    return Content.of((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Header, empty line and body. */
  Content content() {
    return after(new HeaderFields());
  }

  /** The same with other fields before those of the header. */
  Content after(HeaderFields fields) {
    return Content.concat(
        List.of(
            Content.of(fields.bytes()), Content.of(header.bytes()), Content.of(EMPTY_LINE), body));
  }
}
