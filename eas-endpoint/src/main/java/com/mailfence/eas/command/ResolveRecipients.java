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

  private final Rooms rooms;
  private final People people;

  ResolveRecipients(Rooms rooms) {
    this.rooms = rooms;
    this.people = new People(rooms);
  }

  @Override
  public Reply run(Call call) {
    Request asked = ResolveCodec.read(call.needDocument());
    boolean pictures = call.version().atLeast(Version.V14_1);
    var photos = new Photos(rooms.directory(), pictures ? asked.options().picture() : null);
    List<Element> responses = new ArrayList<>();
    for (String to : asked.to()) {
      responses.add(response(call, to, asked.options(), photos));
    }
    return Reply.of(ResolveCodec.answer(responses));
  }

  private Element response(Call call, String to, Wishes wishes, Photos photos) {
    Optional<Person> exact = people.at(call.account(), to);
    List<Person> found =
        exact.isPresent() ? List.of(exact.get()) : people.beginningWith(call.account(), to);
    if (found.size() <= 1) {
      int status = found.isEmpty() ? NOBODY : ONE;
      return ResolveCodec.response(to, status, found.size(), told(found, wishes, photos));
    }
    List<Person> few = found.subList(0, Math.min(found.size(), wishes.mostAmbiguous()));
    int status = few.size() < found.size() ? MORE_THAN_TOLD : SEVERAL;
    // A name that is not clear brings neither times nor certificates. [MS-ASCMD] R4617
    Wishes plain = new Wishes(false, false, 0, false, null);
    return ResolveCodec.response(to, status, found.size(), told(few, plain, photos));
  }

  private List<Element> told(List<Person> found, Wishes wishes, Photos photos) {
    return found.stream()
        .map(
            p ->
                ResolveCodec.recipient(
                    p.name(),
                    p.address(),
                    wishes,
                    rooms.directory().attribute(p.address(), "certificate").orElse(new byte[0]),
                    photos.of("ResolveRecipients", p.address())))
        .toList();
  }
}
