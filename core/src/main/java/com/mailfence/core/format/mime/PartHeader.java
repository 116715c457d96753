package com.mailfence.core.format.mime;

import org.jspecify.annotations.Nullable;

/**
 * What the header of a part says about it.
 *
 * @param contentId without its angle brackets
 */
public record PartHeader(
    MediaType type,
    Transfer transfer,
    Disposition disposition,
    @Nullable String fileName,
    @Nullable String contentId) {
  private static final int LONGEST_ID = 998;

  static final PartHeader TEXT =
      new PartHeader(MediaType.TEXT, Transfer.IDENTITY, Disposition.UNSAID, null, null);

  static final PartHeader OPAQUE =
      new PartHeader(MediaType.OPAQUE, Transfer.IDENTITY, Disposition.UNSAID, null, null);

  /** Reads a header; {@code otherwise} is the type if it names none. */
  static PartHeader of(Headers headers, MediaType otherwise) {
    String type = headers.unfolded("Content-Type");
    String disposition = headers.unfolded("Content-Disposition");
    Parameters placed = Parameters.parse(disposition);
    MediaType media = type.isEmpty() ? otherwise : MediaType.parse(type, MediaType.TEXT);
    String written = placed.get("filename");
    return new PartHeader(
        media,
        Transfer.named(firstWord(headers.unfolded("Content-Transfer-Encoding"))),
        Disposition.named(placed.value()),
        cleaned(written == null ? media.parameters().get("name") : written),
        id(headers.unfolded("Content-ID")));
  }

  private static String firstWord(String value) {
    return value.isEmpty() ? value : Parameters.parse(value).value();
  }

  private static @Nullable String cleaned(@Nullable String written) {
    String name = written == null ? "" : FileName.clean(written);
    return name.isEmpty() ? null : name;
  }

  private static @Nullable String id(String value) {
    String id = Decoded.name(value);
    int open = id.indexOf('<');
    int close = id.indexOf('>', open + 1);
    id = id.substring(open + 1, close < 0 ? id.length() : close).strip();
    return id.isEmpty() || id.length() > LONGEST_ID ? null : id;
  }

  PartHeader named(String name) {
    return new PartHeader(type, transfer, disposition, name, contentId);
  }

  /** Whether there are parts to be found in it. */
  boolean isContainer() {
    String boundary = type.parameters().getOrDefault("boundary", "");
    return type.isMultipart()
        ? !boundary.isEmpty() && boundary.length() <= Limits.BOUNDARY
        : type.isMessage() && transfer == Transfer.IDENTITY; // RFC 2046 s5.2.1
  }

  /** The same part when we do not look into it: no leaf is a multipart or a message. IM13 */
  PartHeader asLeaf() {
    if (isContainer()) {
      return typed(MediaType.OPAQUE);
    }
    if (type.isMultipart()) {
      return typed(MediaType.TEXT); // RFC 2045 s5.2: without a boundary it cannot be read
    }
    boolean message = type.isMessage();
    return message
        ? typed(MediaType.OPAQUE).named(fileName == null ? "message.eml" : fileName)
        : this;
  }

  boolean mayBeBody() {
    return disposition != Disposition.ATTACHMENT && type.isText();
  }

  private PartHeader typed(MediaType other) {
    return new PartHeader(other, transfer, disposition, fileName, contentId);
  }
}
