package com.mailfence.engine.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.item.ContentRef;
import com.mailfence.core.store.Blobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The copies of one message: all recipients it names share its bytes, each of the others has one
 * that shows the address it was sent to, and no recipient learns of another one.
 */
final class Copies {
  private final Blobs blobs;
  private final String returnPath;
  private final Post shared;
  private final String named;
  private final Map<String, Post> own = new HashMap<>();

  /**
   * @param returnPath the field at the top of the message, below which the address is shown
   */
  Copies(Blobs blobs, ContentRef whole, String returnPath) {
    this.blobs = blobs;
    this.returnPath = returnPath;
    this.shared = Post.read(blobs, whole);
    this.named = (shared.facets().to() + ", " + shared.facets().cc()).toLowerCase(Locale.ROOT);
  }

  /** The copy that already shows the address, or was made for its only recipient. */
  Post shared() {
    return shared;
  }

  /** The copy for one recipient of several. */
  Post showing(String address) throws IOException {
    if (isNamed(address.toLowerCase(Locale.ROOT))) {
      return shared;
    }
    Post copy = own.get(address);
    if (copy == null) {
      copy = Post.read(blobs, with(Parcel.deliveredTo(address)));
      own.put(address, copy);
    }
    return copy;
  }

  private boolean isNamed(String address) {
    for (int at = named.indexOf(address); at >= 0; at = named.indexOf(address, at + 1)) {
      int end = at + address.length();
      if (isBorder(at - 1) && isBorder(end)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBorder(int at) {
    return at < 0 || at >= named.length() || "<>,; :".indexOf(named.charAt(at)) >= 0;
  }

  private ContentRef with(String field) throws IOException {
    byte[] top = (returnPath + field).getBytes(UTF_8);
    long from = returnPath.getBytes(UTF_8).length;
    try (InputStream rest = blobs.open(shared.content(), from);
        InputStream all =
            new SequenceInputStream(
                Collections.enumeration(List.of(new ByteArrayInputStream(top), rest)))) {
      return blobs.put(all, shared.content().size() + field.length() * 4L);
    }
  }
}
