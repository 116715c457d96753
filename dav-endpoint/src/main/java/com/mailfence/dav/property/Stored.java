package com.mailfence.dav.property;

import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.Resource.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bytes of a member. */
final class Stored {
  private Stored() {}

  static byte[] bytes(Ask ask, Member member) {
    try (InputStream in = ask.view().rooms().blobs().open(member.row().bytes())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
