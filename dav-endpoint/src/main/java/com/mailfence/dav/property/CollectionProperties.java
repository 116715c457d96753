package com.mailfence.dav.property;

import static com.mailfence.dav.property.Property.asked;
import static com.mailfence.dav.xml.Name.carddav;
import static com.mailfence.dav.xml.Name.dav;
import static com.mailfence.dav.xml.Name.server;

import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Home;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.SyncToken;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What collections say of themselves as a whole. */
public final class CollectionProperties {
  static final List<Property> ALL =
      List.of(
          asked(dav("sync-token"), CollectionProperties::token), // RFC 6578 s4
          asked(server("getctag"), CollectionProperties::tag),
          asked(dav("supported-report-set"), CollectionProperties::reports)); // RFC 3253 s3.1.5

  private static final List<Name> ELSEWHERE =
      List.of(
          dav("principal-match"),
          dav("principal-property-search"),
          dav("principal-search-property-set"));

  private CollectionProperties() {}

  private static @Nullable Value token(Ask ask) {
    return ask.resource() instanceof Folder folder && folder.shelf() != Shelf.FILES
        ? Value.text(SyncToken.tip(folder.row()).text())
        : null;
  }

  /** A home's moves with everything in it, since some programs look no further. */
  private static @Nullable Value tag(Ask ask) {
    if (ask.resource() instanceof Folder folder) {
      return Value.text(SyncToken.tip(folder.row()).text());
    }
    if (ask.resource() instanceof Home home) {
      long sum = 0;
      long newest = 0;
      for (Folder folder : ask.view().tree().folders(home)) {
        long moved = folder.row().stamps().modified().value();
        newest = Math.max(newest, Math.max(moved, folder.row().state().tip().value()));
        sum = sum * 31 + folder.row().number();
      }
      return Value.text(newest + "-" + Long.toHexString(sum));
    }
    return null;
  }

  private static Value reports(Ask ask) {
    List<Name> reports = reportsOf(ask.resource());
    return out -> {
      for (Name report : reports) {
        out.start(dav("supported-report")).start(dav("report")).empty(report).end().end();
      }
    };
  }

  /** The reports a resource answers. */
  public static List<Name> reportsOf(Resource resource) {
    if (resource instanceof Resource.Guide) {
      return List.of(carddav("addressbook-query"), carddav("addressbook-multiget"));
    }
    return resource instanceof Folder folder ? folder.shelf().reports() : ELSEWHERE;
  }
}
