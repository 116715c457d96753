package com.mailfence.core.format.mime;

import java.util.Map;

/**
 * A part that is shown beside the body, or within it when it is {@code inline}.
 *
 * @param name a file name, safe and never empty
 * @param inline whether the HTML body refers to it by its content id
 */
public record Attachment(Part part, String name, boolean inline) {
  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("text/plain", ".txt"),
          Map.entry("text/html", ".html"),
          Map.entry("text/calendar", ".ics"),
          Map.entry("text/vcard", ".vcf"),
          Map.entry("text/x-vcard", ".vcf"),
          Map.entry("text/csv", ".csv"),
          Map.entry("text/rfc822-headers", ".txt"),
          Map.entry("image/jpeg", ".jpg"),
          Map.entry("image/png", ".png"),
          Map.entry("image/gif", ".gif"),
          Map.entry("image/webp", ".webp"),
          Map.entry("image/heic", ".heic"),
          Map.entry("audio/mpeg", ".mp3"),
          Map.entry("video/mp4", ".mp4"),
          Map.entry("application/pdf", ".pdf"),
          Map.entry("application/zip", ".zip"),
          Map.entry("application/ics", ".ics"),
          Map.entry("application/pkcs7-mime", ".p7m"),
          Map.entry("application/pkcs7-signature", ".p7s"),
          Map.entry("application/pgp-signature", ".asc"),
          Map.entry("message/rfc822", ".eml"),
          Map.entry("message/global", ".eml"),
          Map.entry("message/delivery-status", ".txt"),
          Map.entry("message/disposition-notification", ".txt"));

  static Attachment of(Part part, boolean inline) {
    return new Attachment(part, part.fileName().orElseGet(() -> invented(part)), inline);
  }

  private static String invented(Part part) {
    String word = part.type().type().equals("image") ? "image-" : "attachment-";
    return word + part.section() + EXTENSIONS.getOrDefault(part.type().essence(), ".bin");
  }

  /** Bytes when it is saved. */
  public long size() {
    return part.sizes().decoded();
  }

  /** Whether it is a mail of its own. */
  public boolean isMessage() {
    return part.type().isMessage();
  }

  /** Whether it only proves what another part says. */
  boolean isSignature() {
    String essence = part.type().essence();
    return essence.equals("application/pkcs7-signature")
        || essence.equals("application/x-pkcs7-signature")
        || essence.equals("application/pgp-signature");
  }
}
