package com.mailfence.dav.method;

import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Home;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Shelf;
import org.jspecify.annotations.Nullable;

/** What can be done with a resource. RFC 4918 s10.1 */
final class Options implements Method {
  private static final String BASE = "1, 2, 3, access-control, extended-mkcol";
  private static final String CALENDARS =
      ", calendar-access, calendar-auto-schedule, calendar-proxy, calendarserver-sharing";
  private static final String CARDS = ", addressbook";

  private final Rooms rooms;

  Options(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public Reply run(Call call) {
    Resource resource = call.view(rooms).tree().find(call.path());
    return Reply.of(200).with("DAV", compliance(resource)).with("Allow", allow(resource));
  }

  /** The value of the header DAV. RFC 4791 s5.1, RFC 6352 s6.1 */
  static String compliance(Resource resource) {
    Shelf shelf = shelf(resource);
    if (shelf == null) {
      return BASE + CALENDARS + CARDS; // sites and principals stand for both
    }
    return switch (shelf) {
      case CALENDARS -> BASE + CALENDARS;
      case ADDRESSBOOKS -> BASE + CARDS;
      case FILES -> BASE;
    };
  }

  /** The value of the header Allow. */
  static String allow(Resource resource) {
    if (resource instanceof Member) {
      return "OPTIONS, GET, HEAD, PUT, DELETE, PROPFIND, PROPPATCH, COPY, MOVE, LOCK, UNLOCK,"
          + " REPORT";
    }
    if (resource instanceof Folder folder) {
      String all = "OPTIONS, GET, HEAD, DELETE, PROPFIND, PROPPATCH, REPORT";
      if (!folder.isOwn()) {
        return all + ", POST";
      }
      all += ", MOVE, LOCK, UNLOCK";
      return folder.shelf() == Shelf.FILES ? all + ", COPY" : all + ", ACL, POST";
    }
    if (resource instanceof Resource.Entry) {
      return "OPTIONS, GET, HEAD, PROPFIND";
    }
    if (resource instanceof Resource.Notice) {
      return "OPTIONS, GET, HEAD, DELETE, PROPFIND";
    }
    if (resource instanceof Resource.Nothing) {
      return "OPTIONS, PUT, MKCOL, MKCALENDAR, LOCK";
    }
    return "OPTIONS, GET, HEAD, PROPFIND, PROPPATCH, REPORT";
  }

  private static @Nullable Shelf shelf(Resource resource) {
    if (resource instanceof Member member) {
      return member.folder().shelf();
    }
    if (resource instanceof Folder folder) {
      return folder.shelf();
    }
    if (resource instanceof Resource.Guide || resource instanceof Resource.Entry) {
      return Shelf.ADDRESSBOOKS;
    }
    if (resource instanceof Resource.Tray) {
      return Shelf.CALENDARS;
    }
    if (resource instanceof Home home) {
      return home.shelf();
    }
    return resource instanceof Resource.Nothing nothing ? shelf(nothing.above()) : null;
  }
}
