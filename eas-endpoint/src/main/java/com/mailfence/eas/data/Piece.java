package com.mailfence.eas.data;

import com.mailfence.eas.wbxml.Content;
import org.jspecify.annotations.Nullable;

/**
 * As much of a body as a device wants.
 *
 * @param data the text; null if nothing of it is given
 * @param cut whether there is more
 * @param size bytes of the whole, about
 * @param bytes of what is given, about
 */
public record Piece(@Nullable Content data, boolean cut, long size, long bytes) {
  /** The same without the text, for a device that wants all or nothing. */
  Piece withheld() {
    return new Piece(null, cut, size, 0);
  }
}
