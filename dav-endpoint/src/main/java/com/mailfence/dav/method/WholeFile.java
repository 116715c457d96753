package com.mailfence.dav.method;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Limits;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.xml.Multistatus;
import com.mailfence.dav.xml.Name;
import com.mailfence.engine.calendar.CalendarFile;
import com.mailfence.engine.contact.ContactFile;
import com.mailfence.engine.resource.Brought;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A whole calendar or address book at its own address, out and in. RFC 5545 s3.4 */
final class WholeFile {
  private final Rooms rooms;

  WholeFile(Rooms rooms) {
    this.rooms = rooms;
  }

  /** All that lies in the folder, if the client asks for the type of a file and not for a page. */
  Optional<Reply> written(View view, Folder folder, @Nullable String accept) {
    String type =
        switch (folder.shelf()) {
          case CALENDARS -> "text/calendar";
          case ADDRESSBOOKS -> "text/vcard";
          case FILES -> "";
        };
    if (type.isEmpty() || accept == null || !names(accept, type)) {
      return Optional.empty();
    }
    Reply.Writing writing =
        folder.shelf() == Shelf.CALENDARS
            ? out -> events().write(view.who(), folder.row(), folder.isOthers(), out)
            : out -> cards().write(view.who(), folder.row(), out);
    return Optional.of(
        Reply.of(200)
            .with(new Reply.Body(folder.shelf().type(), -1, writing))
            .with("Content-Security-Policy", "default-src 'none'; sandbox") // DV09
            .with("Vary", "Accept"));
  }

  private static boolean names(String accept, String type) {
    return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(","))
        .anyMatch(one -> one.strip().split(";")[0].strip().equals(type));
  }

  /** Brings a file of several objects; empty if it is one object alone, or none. */
  Optional<Reply> brought(Call call, View view, Folder folder) {
    boolean calendar = folder.shelf() == Shelf.CALENDARS && call.type().equals("text/calendar");
    if (!calendar || !isSeveral(call.body())) {
      return Optional.empty();
    }
    folder.refuseUnlessWritable(Privilege.BIND);
    Guard.of(call, view).bind(folder.path().child("x", false));
    Brought brought = events().bring(view.who(), rooms.calendars(), folder.row().id(), call.body());
    return Optional.of(Reply.multistatus(out -> tell(folder, brought, out)));
  }

  private static void tell(Folder folder, Brought brought, Multistatus out) throws IOException {
    for (String name : brought.names()) {
      out.status(folder.path().child(name, false).href(), 201, null);
    }
    if (brought.left() > 0) {
      out.status(folder.href(), 403, Name.caldav("valid-calendar-data"));
    }
    out.finish();
  }

  private static boolean isSeveral(byte[] body) {
    try {
      return CalendarObject.parse(body, Limits.CALENDAR).subjects().stream()
              .map(subject -> subject.text("UID").strip())
              .distinct()
              .count()
          > 1;
    } catch (BadCalendar bad) {
      return false; // said where one object is stored
    }
  }

  private CalendarFile events() {
    return new CalendarFile(rooms.catalog(), rooms.blobs());
  }

  private ContactFile cards() {
    return new ContactFile(rooms.store(), rooms.catalog(), rooms.blobs(), rooms.tokens()::get);
  }
}
