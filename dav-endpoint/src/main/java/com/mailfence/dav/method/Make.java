package com.mailfence.dav.method;

import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.dav.method.Commits.Scene;
import com.mailfence.dav.property.BasicProperties;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Home;
import com.mailfence.dav.tree.Resource.Nothing;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Segments;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Multistatus.Share;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a collection. RFC 4918 s9.3, RFC 5689 s3, RFC 4791 s5.3.1 */
final class Make implements Method {
  private static final Name COMPONENTS = Name.caldav("supported-calendar-component-set");
  private static final Name COMPONENT = Name.caldav("comp");
  private static final Name CALENDAR = Name.caldav("calendar");
  private static final Name ADDRESSBOOK = Name.carddav("addressbook");
  private static final Name PROPSTAT = Name.dav("propstat");

  private final Rooms rooms;
  private final Commits commits;
  private final boolean calendar;

  /**
   * @param calendar whether it is MKCALENDAR
   */
  Make(Rooms rooms, Commits commits, boolean calendar) {
    this.rooms = rooms;
    this.commits = commits;
    this.calendar = calendar;
  }

  @Override
  public Reply run(Call call) {
    Name root = calendar ? Name.caldav("mkcalendar") : Name.dav("mkcol");
    PropertyChanges wanted = wanted(call, root);
    return commits.run(
        call,
        scene -> {
          Resource target = scene.target(call);
          scene.guard().conditions(target);
          Nothing nothing = free(target);
          scene.guard().bind(nothing.path());
          refuseOtherType(wanted, nothing);
          PropertyChanges rest = wanted.without(BasicProperties.RESOURCE_TYPE).without(COMPONENTS);
          if (rest.isRefused()) {
            return failed(root, rest);
          }
          Folder made = made(scene, nothing, wanted);
          rest.without(BasicProperties.DISPLAY_NAME).apply(scene.draft(), made);
          return Reply.of(201).with("Cache-Control", "no-cache");
        });
  }

  private PropertyChanges wanted(Call call, Name root) {
    if (call.body().length == 0) {
      return PropertyChanges.NONE;
    }
    boolean xml = call.type().endsWith("xml") || call.type().isEmpty();
    if (!xml) {
      throw new Unmet(Condition.UNSUPPORTED_MEDIA); // RFC 4918 s9.3.1
    }
    Element document = call.document().orElseThrow();
    if (!document.is(root) && !document.is(Name.dav("mkcol"))) {
      throw new BadWire("not an element " + root.local());
    }
    return PropertyChanges.read(document);
  }

  private Nothing free(Resource target) {
    if (!(target instanceof Nothing nothing)) {
      // RFC 4918 s9.3.1, RFC 4791 s5.3.1.1
      throw new Unmet(calendar ? Condition.MUST_BE_NULL : Condition.EXISTS_ALREADY);
    }
    if (nothing.above() instanceof Nothing) {
      throw new Unmet(Condition.PARENT_MISSING);
    }
    if (nothing.above() instanceof Home home && !home.isOwn()) {
      throw Unmet.privilege(Privilege.BIND, home.href()); // SH04
    }
    Shelf shelf = nothing.above() instanceof Home home ? home.shelf() : Shelf.FILES;
    if (!Segments.free(nothing.path().last(), shelf)) {
      throw new Unmet(Condition.READ_ONLY);
    }
    return nothing;
  }

  /** A home holds collections of its own kind alone, and those hold no further ones. */
  private void refuseOtherType(PropertyChanges wanted, Nothing nothing) {
    boolean files = nothing.above() instanceof Folder folder && folder.shelf() == Shelf.FILES;
    boolean home = nothing.above() instanceof Home;
    List<Name> types =
        wanted
            .value(BasicProperties.RESOURCE_TYPE)
            .map(type -> type.elements().stream().map(Element::name).toList())
            .orElse(List.of());
    boolean asksCalendar = calendar || types.contains(CALENDAR);
    if (!files && !home) {
      throw new Unmet(asksCalendar ? Condition.CALENDAR_LOCATION : Condition.VALID_RESOURCETYPE);
    }
    Shelf shelf = files ? Shelf.FILES : ((Home) nothing.above()).shelf();
    boolean fits =
        switch (shelf) {
          case CALENDARS -> asksCalendar || types.isEmpty();
          case ADDRESSBOOKS -> !asksCalendar && (types.isEmpty() || types.contains(ADDRESSBOOK));
          case FILES -> !asksCalendar && !types.contains(ADDRESSBOOK);
        };
    if (!fits) {
      throw new Unmet(asksCalendar ? Condition.CALENDAR_LOCATION : Condition.VALID_RESOURCETYPE);
    }
  }

  /**
   * The kind of the collection: what its components ask for. A list of several kinds is one of
   * events, which is all that most programs put there.
   */
  private Kind kind(Home home, PropertyChanges wanted) {
    Kind kind = null;
    for (Element component :
        wanted.value(COMPONENTS).map(set -> set.elements(COMPONENT)).orElse(List.of())) {
      Kind one =
          switch (component.attribute("name").orElse("")) {
            case "VEVENT" -> Kind.CALENDAR;
            case "VTODO" -> Kind.TASKS;
            case "VJOURNAL" -> Kind.NOTES;
            default -> throw new Unmet(Condition.CALENDAR_COMPONENT_SUPPORTED);
          };
      kind = kind == null || kind == one ? one : Kind.CALENDAR;
    }
    if (kind == null || home.shelf() != Shelf.CALENDARS) {
      return home.shelf().kind();
    }
    if (!rooms.calendars().rules().keeps(kind)) {
      throw new Unmet(Condition.CALENDAR_COMPONENT_SUPPORTED);
    }
    return kind;
  }

  private Folder made(Scene scene, Nothing nothing, PropertyChanges wanted) {
    String segment = nothing.path().last();
    Draft draft = scene.draft();
    if (nothing.above() instanceof Folder folder) {
      Collection row =
          draft.addCollection(
              new NewCollection(
                  folder.row().id().account(),
                  folder.row().kind(),
                  Role.NONE,
                  segment,
                  folder.row().id()));
      return new Folder(nothing.path(), folder.owner(), folder.shelf(), row);
    }
    Home home = (Home) nothing.above();
    Kind kind = kind(home, wanted);
    List<Collection> others =
        draft.collections(home.owner().id()).stream()
            .filter(other -> other.kind() == kind)
            .toList();
    Optional<String> name =
        wanted
            .value(BasicProperties.DISPLAY_NAME)
            .map(text -> text.text().strip())
            .filter(text -> !text.isEmpty());
    var fresh =
        new NewCollection(
            home.owner().id(),
            kind,
            Role.NONE,
            PropertyChanges.freeName(others, name.orElse(segment)),
            null);
    boolean list = kind == Kind.TASKS || kind == Kind.NOTES;
    Collection row = list ? draft.addCollection(fresh) : rooms.folders().create(draft, fresh);
    Segments.choose(draft, row, segment);
    return new Folder(nothing.path(), home.owner(), home.shelf(), row);
  }

  /** RFC 5689 s3.4 */
  private static Reply failed(Name root, PropertyChanges changes) {
    Name response = new Name(root.space(), root.local() + "-response");
    return Reply.document(
        403,
        response,
        out -> {
          for (Share share : changes.outcome()) {
            Map<Name, Value> values = new LinkedHashMap<>(share.values());
            out.start(PROPSTAT).start(Name.dav("prop"));
            for (Name name : values.keySet()) {
              out.empty(name);
            }
            String why = share.status() == 403 ? " Forbidden" : " Failed Dependency";
            out.end().element(Name.dav("status"), "HTTP/1.1 " + share.status() + why).end();
          }
        });
  }
}
