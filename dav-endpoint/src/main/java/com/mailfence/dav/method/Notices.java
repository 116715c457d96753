package com.mailfence.dav.method;

import static com.mailfence.dav.xml.Name.server;

import com.mailfence.core.item.Kind;
import com.mailfence.dav.property.SharingProperties;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Loan;
import com.mailfence.dav.tree.Resource.Notice;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.tree.View;
import com.mailfence.engine.share.Lent;
import com.mailfence.engine.share.Neighbours;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Tells a user what is offered to him, as Apple's programs read it. */
final class Notices {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private Notices() {}

  static Reply of(View view, Notice notice) {
    Lent lent = notice.lent();
    Shelf shelf = lent.row().kind() == Kind.CONTACTS ? Shelf.ADDRESSBOOKS : Shelf.CALENDARS;
    var folder =
        new Folder(Tree.home(lent.owner(), shelf), shelf, new Loan(lent, view.self().id()));
    String source = view.tree().ownersPath(folder).href();
    // When it was offered is kept nowhere; the owner's beginning is a time that does not change.
    Instant stamp = lent.owner().created();
    return Reply.document(
            200,
            server("notification"),
            out -> {
              out.element(server("dtstamp"), STAMP.format(stamp));
              String type = shelf == Shelf.CALENDARS ? "calendar" : "addressbook";
              out.start(server("invite-notification"), "shared-type", type);
              out.element(server("uid"), notice.path().last());
              out.href("mailto:" + view.self().address());
              out.empty(server("invite-noresponse"));
              SharingProperties.access(out, lent.access());
              out.start(server("hosturl")).href(source).end();
              SharingProperties.organizer(out, lent.owner());
              String title =
                  lent.row().name() + " (" + Neighbours.person(lent.owner()).name() + ")";
              out.element(server("summary"), title);
              out.end();
            })
        .with("ETag", '"' + SharingProperties.tag(notice) + '"');
  }
}
