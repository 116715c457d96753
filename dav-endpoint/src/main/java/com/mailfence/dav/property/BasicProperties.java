package com.mailfence.dav.property;

import static com.mailfence.dav.property.Property.asked;
import static com.mailfence.dav.property.Property.general;
import static com.mailfence.dav.xml.Name.caldav;
import static com.mailfence.dav.xml.Name.carddav;
import static com.mailfence.dav.xml.Name.dav;
import static com.mailfence.dav.xml.Name.server;

import com.mailfence.core.item.Item;
import com.mailfence.dav.data.Listed;
import com.mailfence.dav.lock.Lock;
import com.mailfence.dav.lock.Locks;
import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Home;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Resource.Principal;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import com.mailfence.dav.xml.XmlWriter;
import com.mailfence.engine.share.Lent;
import com.mailfence.engine.share.Neighbours;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Properties of WebDAV itself. RFC 4918 s15 */
public final class BasicProperties {
  public static final Name DISPLAY_NAME = dav("displayname");
  public static final Name RESOURCE_TYPE = dav("resourcetype");
  static final Name CONTENT_TYPE = dav("getcontenttype");
  private static final Name COLLECTION = dav("collection");
  private static final Name WRITE = dav("write");

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static final List<Property> ALL =
      List.of(
          general(RESOURCE_TYPE, BasicProperties::type),
          general(DISPLAY_NAME, BasicProperties::displayName),
          general(dav("getetag"), BasicProperties::tag),
          general(dav("getcontentlength"), BasicProperties::length),
          general(CONTENT_TYPE, BasicProperties::contentType),
          general(dav("getlastmodified"), BasicProperties::lastModified),
          general(dav("creationdate"), BasicProperties::created),
          general(dav("supportedlock"), ask -> lockable(ask) ? BasicProperties::bothKinds : null),
          general(dav("lockdiscovery"), BasicProperties::locks),
          asked(dav("resource-id"), BasicProperties::resourceId));

  private BasicProperties() {}

  /**
   * The entity tag of a member: half of the digest of the stored bytes, since some programs have no
   * room for all of it in a header. RFC 9110 s8.8.3
   */
  public static String tag(Item item) {
    return item.bytes().digest().substring(0, 32);
  }

  /**
   * When the content became what it is, if that is known: nothing says when bytes were replaced.
   *
   * @return null if it is not known
   */
  public static @Nullable String lastModified(Item item) {
    boolean replaced = item.stamps().content().isAfter(item.stamps().created());
    return replaced ? null : HTTP_DATE.format(item.received());
  }

  private static Value type(Ask ask) {
    Resource resource = ask.resource();
    if (!resource.isCollection()) {
      return Value.NOTHING;
    }
    if (resource instanceof Principal) {
      return Value.names(COLLECTION, dav("principal"));
    }
    if (resource instanceof Resource.Proxy proxy) {
      return Value.names(COLLECTION, dav("principal"), server(proxy.path().last()));
    }
    if (resource instanceof Resource.Guide) {
      return Value.names(COLLECTION, carddav("addressbook"));
    }
    if (resource instanceof Resource.Notices) {
      return Value.names(COLLECTION, server("notification"));
    }
    if (resource instanceof Resource.Tray tray) {
      String word = tray.incoming() ? "schedule-inbox" : "schedule-outbox";
      return Value.names(COLLECTION, caldav(word));
    }
    return resource instanceof Folder folder ? type(ask, folder) : Value.names(COLLECTION);
  }

  private static Value type(Ask ask, Folder folder) {
    Name type =
        switch (folder.shelf()) {
          case CALENDARS -> caldav("calendar");
          case ADDRESSBOOKS -> carddav("addressbook");
          case FILES -> COLLECTION;
        };
    if (folder.shelf() == Shelf.FILES) {
      return Value.names(COLLECTION);
    }
    if (folder.loan() != null && folder.loan().lent().way() == Lent.Way.SHARED) {
      return Value.names(COLLECTION, type, server("shared"));
    }
    return folder.isOwn() && !SharingProperties.guests(ask, folder).isEmpty()
        ? Value.names(COLLECTION, type, server("shared-owner"))
        : Value.names(COLLECTION, type);
  }

  private static @Nullable Value displayName(Ask ask) {
    Resource resource = ask.resource();
    if (resource instanceof Folder folder && folder.shelf() != Shelf.FILES) {
      return Value.text(folder.title());
    }
    if (resource instanceof Principal principal) {
      return Value.text(principal.person().name());
    }
    if (resource instanceof Resource.Guide) {
      return Value.text("Directory");
    }
    if (resource instanceof Resource.Proxy proxy) {
      return Value.text(proxy.path().last());
    }
    return resource instanceof Home home
        ? Value.text(Neighbours.person(home.owner()).name())
        : null;
  }

  private static @Nullable Value tag(Ask ask) {
    if (ask.resource() instanceof Resource.Entry entry) {
      return Value.text('"' + Listed.of(entry.person()).tag() + '"');
    }
    if (ask.resource() instanceof Resource.Notice notice) {
      return Value.text('"' + SharingProperties.tag(notice) + '"');
    }
    return ask.resource() instanceof Member member
        ? Value.text('"' + tag(member.row()) + '"')
        : null;
  }

  private static @Nullable Value length(Ask ask) {
    return ask.resource() instanceof Member member && !member.isVeiled()
        ? Value.text(Long.toString(member.row().bytes().size()))
        : null;
  }

  private static @Nullable Value contentType(Ask ask) {
    if (ask.resource() instanceof Resource.Entry) {
      return Value.text(Shelf.ADDRESSBOOKS.type());
    }
    if (ask.resource() instanceof Resource.Notice) {
      return Value.text("application/xml; charset=utf-8");
    }
    if (!(ask.resource() instanceof Member member)) {
      return null;
    }
    Shelf shelf = member.folder().shelf();
    if (shelf != Shelf.FILES) {
      return Value.text(shelf.type());
    }
    return Value.text(
        DeadProperties.type(DeadProperties.of(ask.view().rows(), member)).orElse(shelf.type()));
  }

  private static @Nullable Value lastModified(Ask ask) {
    if (!(ask.resource() instanceof Member member)) {
      return null;
    }
    String date = lastModified(member.row());
    return date == null ? null : Value.text(date);
  }

  private static @Nullable Value created(Ask ask) {
    if (!(ask.resource() instanceof Member member)) {
      return null;
    }
    Instant at = member.row().received().truncatedTo(ChronoUnit.SECONDS);
    return Value.text(DateTimeFormatter.ISO_INSTANT.format(at));
  }

  private static @Nullable Value resourceId(Ask ask) {
    if (ask.resource() instanceof Folder folder) {
      return Value.href("urn:x-gateway:collection:" + folder.row().number());
    }
    return ask.resource() instanceof Member member
        ? Value.href("urn:x-gateway:item:" + member.row().number())
        : null;
  }

  private static boolean lockable(Ask ask) {
    return ask.resource() instanceof Folder folder && folder.isOwn()
        || ask.resource() instanceof Member member && member.folder().isOwn();
  }

  private static void bothKinds(XmlWriter out) throws IOException {
    for (String scope : new String[] {"exclusive", "shared"}) {
      out.start(dav("lockentry"));
      out.start(dav("lockscope")).empty(dav(scope)).end();
      out.start(dav("locktype")).empty(WRITE).end();
      out.end();
    }
  }

  private static @Nullable Value locks(Ask ask) {
    if (!lockable(ask)) {
      return null;
    }
    Instant now = ask.view().rooms().clock().instant();
    List<Lock> locks =
        Locks.read(ask.view().rows(), ask.view().self().id(), now).on(ask.resource().path());
    return locks.isEmpty() ? Value.NOTHING : active(locks, now);
  }

  /** Locks as they are told. RFC 4918 s14.1 */
  public static Value active(List<Lock> locks, Instant now) {
    return out -> {
      for (Lock lock : locks) {
        out.start(dav("activelock"));
        out.start(dav("locktype")).empty(WRITE).end();
        out.start(dav("lockscope")).empty(dav(lock.exclusive() ? "exclusive" : "shared")).end();
        out.element(dav("depth"), lock.deep() ? "infinity" : "0");
        if (lock.owner() != null) {
          out.node(lock.owner());
        }
        long left = Math.max(0, ChronoUnit.SECONDS.between(now, lock.ends()));
        out.element(dav("timeout"), "Second-" + left);
        out.start(dav("locktoken")).href(lock.token()).end();
        out.start(dav("lockroot")).href(lock.root().href()).end();
        out.end();
      }
    };
  }
}
