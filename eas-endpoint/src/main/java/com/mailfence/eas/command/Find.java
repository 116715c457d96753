package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.search.Found;
import com.mailfence.eas.command.People.Person;
import com.mailfence.eas.data.FoundData;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.FindCodec;
import com.mailfence.eas.wire.FindCodec.Query;
import com.mailfence.eas.wire.FindCodec.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds mail and people by a search that has a name; from 16.1. A search that is new has to be
 * looked at from its beginning, for which the name of the last one is remembered.
 */
final class Find implements Command {
  private static final String TOPIC = "find";

  private final Rooms rooms;
  private final People people;
  private final MailSearch mails;

  Find(Rooms rooms) {
    this.rooms = rooms;
    this.people = new People(rooms);
    this.mails = new MailSearch(rooms);
  }

  @Override
  public Reply run(Call call) {
    Element root = call.needDocument();
    Attempt<Request> read = Attempt.of(() -> FindCodec.read(root));
    if (!(read instanceof Attempt.Done<Request> done)) {
      return Reply.of(FindCodec.failed(FindCodec.INVALID));
    }
    Request asked = done.value();
    if (isNew(call, asked.search()) && asked.range().first() > 0) {
      return Reply.of(FindCodec.refused(FindCodec.MUST_BEGIN)); // [MS-ASCMD] R72172518
    }
    return Reply.of(
        asked.query() instanceof Query.Mail mail
            ? mail(call, asked, mail)
            : people(call, asked, (Query.People) asked.query()));
  }

  private Element mail(Call call, Request asked, Query.Mail mail) {
    Optional<Found> found = mails.find(call, mail.question(), asked.range().last() + 1);
    if (found.isEmpty()) {
      return FindCodec.failed(FindCodec.SYNC_FOLDERS); // [MS-ASCMD] R72172515
    }
    Set<CollectionId> drafts = mails.drafts(call);
    List<Element> results = new ArrayList<>();
    for (Item item : cut(found.get().items(), asked)) {
      if (item.facets() instanceof MailFacets facets) {
        results.add(FoundData.write(item, facets, drafts.contains(item.collection())));
      }
    }
    return FindCodec.found(results, asked.range().first(), found.get().total());
  }

  private Element people(Call call, Request asked, Query.People query) {
    List<Person> all = people.beginningWith(call.account(), query.text());
    var photos = new Photos(rooms.directory(), query.picture());
    List<Element> results =
        cut(all, asked).stream()
            .map(
                p ->
                    FindCodec.person(
                        p.name(), p.alias(), p.address(), photos.of("GAL", p.address())))
            .toList();
    return FindCodec.found(results, asked.range().first(), all.size());
  }

  private static <T> List<T> cut(List<T> all, Request asked) {
    int first = Math.min(all.size(), asked.range().first());
    return all.subList(first, Math.min(all.size(), asked.range().last() + 1));
  }

  /** Whether the device did not make this search last. */
  private boolean isNew(Call call, String search) {
    byte[] name = Long.toHexString(Digest.of(search)).getBytes(UTF_8);
    NoteKey key = call.device().note(TOPIC);
    Note last = rooms.notes().read(key).orElse(null);
    if (last != null && Arrays.equals(last.bytes(), name)) {
      return false;
    }
    remember(key, last, name);
    return true;
  }

  private void remember(NoteKey key, @Nullable Note last, byte[] name) {
    // Where another request of the device was faster its search is the last one.
    Attempt.of(
        () -> {
          rooms.notes().write(key, last == null ? 0 : last.version(), name);
          return name;
        });
  }
}
