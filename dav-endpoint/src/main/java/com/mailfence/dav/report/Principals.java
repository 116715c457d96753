package com.mailfence.dav.report;

import com.mailfence.dav.property.Asked;
import com.mailfence.dav.property.BasicProperties;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.People;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Depth;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import com.mailfence.engine.share.Neighbours;
import com.mailfence.engine.share.Neighbours.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds principals among those the user may know of. RFC 3744 s9 // DV04 */
final class Principals {
  private static final Name SEARCH = Name.dav("property-search");
  private static final Name PROP = Name.dav("prop");
  private static final Name MATCH = Name.dav("match");
  private static final Name EMAIL = Name.server("email-address-set");
  private static final Name ADDRESSES = Name.caldav("calendar-user-address-set");
  private static final int MOST = 20;
  private static final int MOST_FOUND = 100;

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
    if (!self) {
      return byProperty(query);
    }
    List<Person> all = new ArrayList<>(List.of(Neighbours.person(query.view().self())));
    query.view().loans().standing().groups().forEach(group -> all.add(Neighbours.person(group)));
    return told(query, all, true);
  }

  /** What lies in the resource and names the user in one of its properties. RFC 3744 s9.3 */
  private static Answer byProperty(Query query) {
    Name property =
        query.asked().child(Name.dav("principal-property")).orElseThrow().elements().stream()
            .findFirst()
            .map(Element::name)
            .orElseThrow(() -> new BadWire("principal-property of nothing"));
    var teller = new Teller(query.view(), wanted(query));
    List<Resource> fitting = new ArrayList<>();
    if (query.resource() instanceof Resource.Home home) {
      fitting.addAll(query.view().tree().folders(home));
    } else if (query.resource().path().leadsWhere(People.principals())) {
      fitting.add(query.view().tree().people().self());
    }
    String self = People.principal(query.view().self()).href();
    return new Answer.Told(
        out -> {
          for (Resource one : fitting) {
            if (ExpandProperty.hrefs(teller, one, property).contains(self)) {
              teller.tell(one, out);
            }
          }
          out.finish();
        });
  }

  /** Those whose properties hold a text. RFC 3744 s9.4 */
  static Answer search(Query query) {
    List<Element> searches = query.asked().elements(SEARCH);
    if (query.depth() != Depth.ZERO || searches.isEmpty() || searches.size() > MOST) {
      throw new Unmet(Condition.BAD_REQUEST);
    }
    boolean any = query.asked().attribute("test").orElse("allof").equals("anyof");
    List<Person> found = new ArrayList<>();
    boolean all =
        query
            .view()
            .loans()
            .neighbours()
            .tell(
                query.view().self(),
                Integer.MAX_VALUE,
                person -> {
                  boolean fits =
                      any
                          ? searches.stream().anyMatch(search -> holds(person, search))
                          : searches.stream().allMatch(search -> holds(person, search));
                  if (fits && found.size() <= MOST_FOUND) {
                    found.add(person);
                  }
                });
    boolean few = found.size() <= MOST_FOUND;
    return told(query, few ? found : found.subList(0, MOST_FOUND), all && few);
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

  private static boolean holds(Person person, Element search) {
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
                    texts(person, property.name()).stream()
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted)));
  }

  private static List<String> texts(Person person, Name property) {
    if (property.equals(BasicProperties.DISPLAY_NAME)) {
      return List.of(person.name());
    }
    boolean address = property.equals(EMAIL) || property.equals(ADDRESSES);
    return address ? List.of("mailto:" + person.address()) : List.of();
  }

  /**
   * @param all whether these are all there are
   */
  private static Answer told(Query query, List<Person> found, boolean all) {
    var teller = new Teller(query.view(), wanted(query));
    return new Answer.Told(
        out -> {
          for (Person person : found) {
            teller.tell(query.view().tree().find(People.principal(person.address())), out);
          }
          if (!all) { // RFC 3744 s9.4
            out.status(query.resource().href(), 507, Condition.WITHIN_LIMITS.element());
          }
          out.finish();
        });
  }

  private static Asked wanted(Query query) {
    Asked asked = Asked.read(query.asked());
    return asked instanceof Asked.All ? new Asked.Some(List.of()) : asked;
  }
}
