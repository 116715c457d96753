package com.mailfence.core.format.mime;

import java.nio.charset.StandardCharsets;

/**
 * The beginning of a body in UTF-8; it never ends within a character.
 *
 * @param cut whether there is more
 * @param size bytes of the whole body: exact unless it is cut and had to be turned into another
 *     form, then what the sender wrote is taken for it
 */
public record Excerpt(byte[] utf8, boolean cut, long size) {

  public String text() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
