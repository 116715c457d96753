package com.mailfence.core.format.mime;

import java.util.Locale;

/** What sort of message it is. */
public enum Nature {
  PLAIN,
  /** Signed by S/MIME or OpenPGP, readable as it is. RFC 1847 s2.1 */
  SIGNED,
  /** Signed by S/MIME in one opaque part. RFC 8551 s3.5.2 */
  SEALED,
  /** Encrypted by S/MIME or OpenPGP. */
  ENCRYPTED,
  /** A report on the delivery of a mail. RFC 3464 */
  BOUNCE,
  /** A report on the reading of a mail. RFC 8098 */
  RECEIPT,
  /** An invitation to a meeting, or an answer to one. RFC 6047 */
  MEETING;

  static Nature of(Structure structure, BodyParts body) {
    MediaType type = structure.root().type();
    String report = parameter(type, "report-type");
    Nature nature =
        switch (type.essence()) {
          case "multipart/signed" -> SIGNED;
          case "multipart/encrypted" -> ENCRYPTED;
          case "application/pkcs7-mime", "application/x-pkcs7-mime" ->
              parameter(type, "smime-type").startsWith("signed") ? SEALED : ENCRYPTED;
          case "multipart/report" ->
              report.equals("delivery-status")
                  ? BOUNCE
                  : report.equals("disposition-notification") ? RECEIPT : PLAIN;
          default -> PLAIN;
        };
    return nature == PLAIN && body.invitation().isPresent() ? MEETING : nature;
  }

  private static String parameter(MediaType type, String name) {
    return type.parameter(name).orElse("").toLowerCase(Locale.ROOT);
  }
}
