package com.mailfence.eas.command;

import com.mailfence.eas.command.People.Person;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.SearchCodec;
import com.mailfence.eas.wire.SearchCodec.Query;
import java.util.List;

/**
 * Looks people up. Mail is not searched here yet and says so, and files on other machines are never
 * fetched. [MS-ASCMD] section 2.2.1.16 // EA14
 */
final class Search implements Command {
  private final Rooms rooms;
  private final People people;

  Search(Rooms rooms) {
    this.rooms = rooms;
    this.people = new People(rooms);
  }

  @Override
  public Reply run(Call call) {
    Element root = call.needDocument();
    Attempt<Query> read = Attempt.of(() -> SearchCodec.read(root));
    if (!(read instanceof Attempt.Done<Query> done)) {
      return Reply.of(SearchCodec.status(SearchCodec.INVALID)); // [MS-ASCMD] R4329
    }
    Query query = done.value();
    if (query instanceof Query.People asked) {
      return Reply.of(people(call, asked));
    }
    boolean mail = query instanceof Query.Mailbox;
    return Reply.of(SearchCodec.status(mail ? SearchCodec.TOO_COMPLEX : SearchCodec.DENIED));
  }

  private Element people(Call call, Query.People asked) {
    List<Person> all = people.beginningWith(call.account(), asked.text());
    if (all.isEmpty()) {
      return SearchCodec.nothing();
    }
    int first = asked.range().first();
    if (first >= all.size()) {
      return SearchCodec.status(SearchCodec.PAST_THE_END);
    }
    boolean pictures = call.version().atLeast(Version.V14_1);
    var photos = new Photos(rooms.directory(), pictures ? asked.picture() : null);
    List<Element> results =
        all.subList(first, Math.min(all.size(), asked.range().last() + 1)).stream()
            .map(
                p ->
                    SearchCodec.person(
                        p.name(), p.alias(), p.address(), photos.of("GAL", p.address())))
            .toList();
    return SearchCodec.found(results, first, all.size());
  }
}
