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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What collections say of themselves as a whole. */
public final class CollectionProperties {
  static final List<Property> ALL =
      List.of(
          asked(dav("sync-token"), CollectionProperties::token), // RFC 6578 s4
          asked(server("getctag"), CollectionProperties::tag),
          asked(dav("supported-report-set"), CollectionProperties::reports)); // RFC 3253 s3.1.5

  /** RFC 3744 s9, RFC 3253 s3.8 */
  private static final List<Name> EVERYWHERE =
      List.of(
          dav("expand-property"),
          dav("acl-principal-prop-set"),
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
      for (Folder folder : ask.view().tree().folders(home)) {
        // Each account counts for itself, so the greatest number of all would hide the others.
        sum = sum * 1_000_003 + folder.row().id().account().number();
        sum = sum * 1_000_003 + folder.row().number();
        sum = sum * 1_000_003 + folder.row().stamps().modified().value();
        sum = sum * 1_000_003 + folder.row().state().tip().value();
      }
      return Value.text(Long.toHexString(sum));
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
      return with(List.of(carddav("addressbook-query"), carddav("addressbook-multiget")));
    }
    if (resource instanceof Home home) {
      return with(
          home.shelf().reports().stream()
              .filter(name -> name.local().endsWith("-multiget"))
              .toList());
    }
    return resource instanceof Folder folder ? with(folder.shelf().reports()) : EVERYWHERE;
  }

  private static List<Name> with(List<Name> some) {
    return Stream.concat(some.stream(), EVERYWHERE.stream()).toList();
  }
}
