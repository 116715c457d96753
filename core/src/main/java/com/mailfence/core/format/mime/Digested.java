package com.mailfence.core.format.mime;

import java.util.Map;

/**
 * All that is derived from a mail when it comes in, found in one pass over its bytes.
 *
 * @param preview the first words of the body, at most 512 chars
 * @param automatic whether no person wrote it, so that nothing may answer it by itself
 */
public record Digested(
    Envelope envelope,
    Structure structure,
    BodyParts body,
    String preview,
    Importance importance,
    Nature nature,
    boolean automatic) {

  static Digested of(Scan scan) {
    Headers headers = scan.headers();
    Envelope envelope = Envelope.of(headers);
    BodyParts body = BodyParts.of(scan.structure());
    return new Digested(
        envelope,
        scan.structure(),
        body,
        preview(body, scan.previews()),
        Importance.of(headers),
        Nature.of(scan.structure(), body),
        Automation.made(headers, envelope.from()));
  }

  /** The words of the first part of the text that has any. */
  private static String preview(BodyParts body, Map<String, String> previews) {
    for (Part part : body.plain()) {
      String words = previews.get(part.section());
      if (words != null) {
        return words;
      }
    }
    for (Part part : body.html()) {
      String words = previews.get(part.section());
      if (words != null) {
        return words;
      }
    }
    return "";
  }
}
