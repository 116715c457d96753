package com.mailfence.eas.command;

import com.mailfence.eas.command.People.Person;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ResolveCodec;
import com.mailfence.eas.wire.ResolveCodec.Request;
import com.mailfence.eas.wire.ResolveCodec.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells whom a name or an address means. [MS-ASCMD] section 2.2.1.15 */
final class ResolveRecipients implements Command {
  private static final int ONE = 1;
  private static final int SEVERAL = 2;
  private static final int MORE_THAN_TOLD = 3;
  private static final int NOBODY = 4;

  private static final int DIRECTORY = 1;
  private static final int CONTACT = 2;

  private final Rooms rooms;
  private final People people;
  private final Availability availability;

  ResolveRecipients(Rooms rooms) {
    this.rooms = rooms;
    this.people = new People(rooms);
    this.availability = new Availability(rooms.times());
  }

  @Override
  public Reply run(Call call) {
    Request asked = ResolveCodec.read(call.needDocument());
    var telling = new Telling(call, asked.options());
    List<Element> responses = asked.to().stream().map(telling::response).toList();
    return Reply.of(ResolveCodec.answer(responses));
  }

  /** One answer, and what it has told so far. */
  private final class Telling {
    private final Call call;
    private final Wishes wishes;
    private final Certificates certificates;
    private final Photos photos;

    Telling(Call call, Wishes wishes) {
      this.call = call;
      this.wishes = wishes;
      this.certificates = new Certificates(rooms.directory(), wishes);
      boolean pictures = call.version().atLeast(Version.V14_1);
      this.photos = new Photos(rooms.directory(), pictures ? wishes.picture() : null);
    }

    Element response(String to) {
      Optional<Person> exact = people.at(call.account(), to);
      List<Person> found =
          exact.isPresent() ? List.of(exact.get()) : people.beginningWith(call.account(), to);
      if (found.size() <= 1) {
        int status = found.isEmpty() ? NOBODY : ONE;
        return ResolveCodec.response(
            to, status, found.size(), found.stream().map(this::whole).toList());
      }
      List<Person> few = found.subList(0, Math.min(found.size(), wishes.mostAmbiguous()));
      int status = few.size() < found.size() ? MORE_THAN_TOLD : SEVERAL;
      return ResolveCodec.response(
          to, status, found.size(), few.stream().map(this::suggestion).toList());
    }

    /** A name that is not clear brings neither times nor certificates. [MS-ASCMD] R4617, R4279 */
    private Element suggestion(Person person) {
      return recipient(person, pictures(person));
    }

    /** Availability is asked from 14.0 on. [MS-ASCMD] R6085, R6193 */
    private Element whole(Person person) {
      List<String> members = people.behind(person);
      List<Element> parts = new ArrayList<>();
      if (wishes.times() != null && call.version().atLeast(Version.V14_0)) {
        parts.add(
            Availability.isTooMany(members)
                ? Availability.TOO_MANY
                : availability.of(people.seen(call.account(), members), wishes.times()));
      }
      if (certificates.isAsked()) {
        parts.add(certificates.of(members));
      }
      parts.addAll(pictures(person));
      return recipient(person, parts);
    }

    private List<Element> pictures(Person person) {
      Element picture = photos.of("ResolveRecipients", person.address());
      return picture == null ? List.of() : List.of(picture);
    }

    private Element recipient(Person person, List<Element> parts) {
      int type = person.contact() ? CONTACT : DIRECTORY;
      return ResolveCodec.recipient(type, person.name(), person.address(), parts);
    }
  }
}
