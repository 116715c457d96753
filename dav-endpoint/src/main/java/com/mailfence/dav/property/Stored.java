package com.mailfence.dav.property;

import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.View;
import com.mailfence.engine.calendar.Discretion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bytes of a member. */
public final class Stored {
  private Stored() {}

  static byte[] bytes(Ask ask, Member member) {
    return bytes(ask.view(), member);
  }

  /** As the user may see them. */
  public static byte[] bytes(View view, Member member) {
    try (InputStream in = view.rooms().blobs().open(member.row().bytes())) {
      byte[] bytes = in.readAllBytes();
      return member.isVeiled() ? Discretion.shown(CalendarObject.parse(bytes)).bytes() : bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
