package com.mailfence.dav.property;

import static com.mailfence.dav.property.Property.asked;
import static com.mailfence.dav.xml.Name.carddav;

import com.mailfence.dav.data.CardData;
import com.mailfence.dav.data.Listed;
import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import com.mailfence.dav.xml.XmlWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What address books take. RFC 6352 s6.2 */
final class CardProperties {
  private static final Name TYPE = carddav("address-data-type");

  static final List<Property> ALL =
      List.of(
          asked(carddav("supported-address-data"), ask -> at(ask, CardProperties::data)),
          asked(carddav("address-data"), CardProperties::text),
          asked(carddav("max-resource-size"), ask -> at(ask, largest(ask))),
          asked(carddav("supported-collation-set"), ask -> at(ask, CardProperties::collations)));

  private CardProperties() {}

  private static @Nullable Value at(Ask ask, Value value) {
    return ask.resource() instanceof Folder folder && folder.shelf() == Shelf.ADDRESSBOOKS
            || ask.resource() instanceof Resource.Guide
        ? value
        : null;
  }

  private static void data(XmlWriter out) throws IOException {
    for (String version : new String[] {"3.0", "4.0"}) {
      out.node(
          new Element(
              TYPE,
              Map.of(new Name("", "content-type"), "text/vcard", new Name("", "version"), version),
              List.of()));
    }
  }

  /** The card itself, for reports. RFC 6352 s10.4 */
  private static @Nullable Value text(Ask ask) {
    if (ask.resource() instanceof Resource.Entry entry) {
      return Value.text(CardData.read(ask.asked()).text(Listed.of(entry.person()).bytes()));
    }
    if (!(ask.resource() instanceof Member member)
        || member.folder().shelf() != Shelf.ADDRESSBOOKS) {
      return null;
    }
    return Value.text(CardData.read(ask.asked()).text(Stored.bytes(ask, member)));
  }

  private static Value largest(Ask ask) {
    return Value.text(Integer.toString(ask.view().rooms().terms().largestObject()));
  }

  private static void collations(XmlWriter out) throws IOException {
    for (String collation : new String[] {"i;ascii-casemap", "i;octet", "i;unicode-casemap"}) {
      out.element(carddav("supported-collation"), collation);
    }
  }
}
