package com.mailfence.dav.report;

import com.mailfence.core.account.Account;
import com.mailfence.dav.property.Asked;
import com.mailfence.dav.property.BasicProperties;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Depth;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds principals. The only one whose resource a user sees is the user's own, so nobody learns of
 * others here. RFC 3744 s9 // DV04
 */
final class Principals {
  private static final Name SEARCH = Name.dav("property-search");
  private static final Name PROP = Name.dav("prop");
  private static final Name MATCH = Name.dav("match");
  private static final Name EMAIL = Name.server("email-address-set");
  private static final Name ADDRESSES = Name.caldav("calendar-user-address-set");
  private static final int MOST = 20;

  private static final Map<Name, String> SEARCHABLE =
      Map.of(
          BasicProperties.DISPLAY_NAME,
          "Name",
          EMAIL,
          "E-mail address",
          ADDRESSES,
          "Calendar address");

  private Principals() {}

  /** Those that are the user. RFC 3744 s9.3 */
  static Answer match(Query query) {
    boolean self = query.asked().child(Name.dav("self")).isPresent();
    boolean property = query.asked().child(Name.dav("principal-property")).isPresent();
    if (self == property) {
      throw new BadWire("principal-match of neither self nor a property");
    }
    return told(query, self);
  }

  /** Those whose properties hold a text. RFC 3744 s9.4 */
  static Answer search(Query query) {
    List<Element> searches = query.asked().elements(SEARCH);
    if (query.depth() != Depth.ZERO || searches.isEmpty() || searches.size() > MOST) {
      throw new Unmet(Condition.BAD_REQUEST);
    }
    Account self = query.view().self();
    boolean any = query.asked().attribute("test").orElse("allof").equals("anyof");
    boolean found =
        any
            ? searches.stream().anyMatch(search -> holds(self, search))
            : searches.stream().allMatch(search -> holds(self, search));
    return told(query, found);
  }

  /** Which properties can be searched. RFC 3744 s9.5 */
  static Answer searchable(Query query) {
    return new Answer.Document(
        Name.dav("principal-search-property-set"),
        out -> {
          for (Map.Entry<Name, String> one : SEARCHABLE.entrySet()) {
            out.start(Name.dav("principal-search-property"));
            out.start(PROP).empty(one.getKey()).end();
            out.start(Name.dav("description"), "xml:lang", "en").text(one.getValue()).end();
            out.end();
          }
        });
  }

  private static boolean holds(Account account, Element search) {
    String wanted =
        search
            .child(MATCH)
            .map(match -> match.text().strip().toLowerCase(Locale.ROOT))
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> new BadWire("property-search without a text"));
    List<Element> properties = search.child(PROP).map(Element::elements).orElse(List.of());
    return !properties.isEmpty()
        && properties.stream()
            .allMatch(
                property ->
                    texts(account, property.name()).stream()
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted)));
  }

  private static List<String> texts(Account account, Name property) {
    if (property.equals(BasicProperties.DISPLAY_NAME)) {
      return List.of(BasicProperties.name(account));
    }
    boolean address = property.equals(EMAIL) || property.equals(ADDRESSES);
    return address ? List.of("mailto:" + account.address()) : List.of();
  }

  private static Answer told(Query query, boolean found) {
    Asked asked = Asked.read(query.asked());
    Asked wanted = asked instanceof Asked.All ? new Asked.Some(List.of()) : asked;
    var teller = new Teller(query.view(), wanted);
    Resource self = query.view().tree().find(Tree.principal(query.view().self()));
    return new Answer.Told(
        out -> {
          if (found) {
            teller.tell(self, out);
          }
          out.finish();
        });
  }
}
