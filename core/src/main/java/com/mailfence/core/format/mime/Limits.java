package com.mailfence.core.format.mime;

/**
 * How far we look into a mail. What lies beyond is kept and delivered, but seen as one opaque part.
 * MI01, MI04
 */
final class Limits {
  /** Parts within parts. */
  static final int DEPTH = 50;

  /** Parts of one message, containers among them. */
  static final int PARTS = 1000;

  /** Bytes of the header of a message. */
  static final int HEADER_BYTES = 1 << 20;

  /** Bytes of the header of a part. */
  static final int PART_HEADER_BYTES = 1 << 16;

  /** Fields of one header. */
  static final int HEADER_FIELDS = 2000;

  /** Text parts of which the first words are kept until the body is chosen. */
  static final int PREVIEWS = 8;

  /** The longest boundary we look for; RFC 2046 s5.1.1 allows 70. */
  static final int BOUNDARY = 250;

  private Limits() {}
}
