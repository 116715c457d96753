package com.mailfence.dav.property;

import static com.mailfence.dav.xml.Name.caldav;
import static com.mailfence.dav.xml.Name.dav;

import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Home;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Resource.Notice;
import com.mailfence.dav.tree.Resource.Notices;
import com.mailfence.dav.tree.Resource.Principal;
import com.mailfence.dav.tree.Resource.Proxy;
import com.mailfence.dav.tree.Resource.Tray;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.xml.Name;
import java.util.ArrayList;
import java.util.List;

/** All that the user may do with a resource, and no more: programs believe it. RFC 3744 s5.4 */
final class Held {
  private Held() {}

  static List<Name> by(View view, Resource resource) {
    List<Name> held = new ArrayList<>();
    held.add(dav("read"));
    held.add(dav("read-current-user-privilege-set"));
    if (resource instanceof Folder folder) {
      folder(folder, held);
    } else if (resource instanceof Member member) {
      member(member, held);
    } else if (resource instanceof Home home && home.isOwn()) {
      own(held);
      writing(held);
    } else if (resource instanceof Principal principal && principal.self() != null
        || resource instanceof Proxy proxy
            && proxy.user().address().equals(view.self().address())) {
      held.add(dav("read-acl"));
      held.add(dav("write-properties"));
    } else if (resource instanceof Tray tray) {
      held.add(dav("read-acl"));
      held.add(dav("write-properties"));
      scheduling(tray, held);
    } else if (resource instanceof Notices || resource instanceof Notice) {
      held.add(dav("unbind"));
    }
    return held;
  }

  private static void folder(Folder folder, List<Name> held) {
    if (folder.shelf() == Shelf.CALENDARS) {
      held.add(caldav("read-free-busy"));
    }
    if (folder.isOwn()) {
      own(held);
      held.add(dav("write-acl"));
    } else {
      held.add(dav("write-properties")); // kept with the user, not with the owner
    }
    if (folder.isWritable()) {
      writing(held);
    }
  }

  private static void member(Member member, List<Name> held) {
    if (member.folder().isOwn()) {
      own(held);
    }
    if (member.folder().isWritable() && !member.isVeiled()) {
      held.add(dav("write-properties"));
      writing(held);
    }
  }

  private static void own(List<Name> held) {
    held.add(dav("all"));
    held.add(dav("read-acl"));
    held.add(dav("unlock"));
    if (!held.contains(dav("write-properties"))) {
      held.add(dav("write-properties"));
    }
  }

  private static void writing(List<Name> held) {
    held.add(dav("write"));
    held.add(dav("write-content"));
    held.add(dav("bind"));
    held.add(dav("unbind"));
  }

  /** RFC 6638 s6.1, s6.2 */
  private static void scheduling(Tray tray, List<Name> held) {
    String way = tray.incoming() ? "schedule-deliver" : "schedule-send";
    held.add(caldav(way));
    held.add(caldav(way + "-invite"));
    held.add(caldav(way + "-reply"));
    held.add(caldav(tray.incoming() ? "schedule-query-freebusy" : "schedule-send-freebusy"));
  }
}
