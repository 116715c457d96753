package com.mailfence.core.format.mime;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of a message: what its header says, where its bytes lie, how large it is, and the parts
 * in it. A multipart has at least one part in it, a message exactly one.
 *
 * @param section the stable name of the part, numbered as in RFC 9051 s6.4.5 ("1.2"); a multipart
 *     that is the body of a message is named {@code TEXT}, with the number of the message before it
 */
public record Part(
    String section, PartHeader header, Extent extent, Sizes sizes, List<Part> parts) {

  /**
   * Where a part lies, in bytes from the start of the whole message: its header from {@code start}
   * to {@code body}, its body from {@code body} to {@code end} in {@code lines} line ends.
   */
  public record Extent(long start, long body, long end, long lines) {}

  /**
   * How large a part is once decoded.
   *
   * @param decoded bytes without the transfer encoding; of a container its bytes as they are
   * @param charset what text was read as, by the name Java gives it; null if it is no text
   * @param utf8 bytes of that text in UTF-8; 0 if it is no text
   */
  public record Sizes(long decoded, @Nullable String charset, long utf8) {}

  public Part {
    parts = List.copyOf(parts);
  }

  public MediaType type() {
    return header.type();
  }

  public boolean isText() {
    return sizes.charset != null;
  }

  /** Whether it holds bytes of its own and not other parts. */
  public boolean isLeaf() {
    return parts.isEmpty();
  }

  /** The file name the sender gave, made safe to show and to save. */
  public Optional<String> fileName() {
    return Optional.ofNullable(header.fileName());
  }

  public Optional<String> contentId() {
    return Optional.ofNullable(header.contentId());
  }
}
