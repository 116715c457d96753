package com.mailfence.core.item;

/**
 * Stored bytes, named by what they are.
 *
 * @param digest SHA-256 of the bytes, 64 lower-case hexadecimal digits
 * @param size in bytes
 */
public record ContentRef(String digest, long size) {
  public ContentRef {
    if (digest.length() != 64 || size < 0) {
      throw new IllegalArgumentException("content " + digest + " of " + size + " bytes");
    }
  }
}
