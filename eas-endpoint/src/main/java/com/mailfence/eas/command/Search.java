package com.mailfence.eas.command;

import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.search.Found;
import com.mailfence.eas.command.People.Person;
import com.mailfence.eas.data.ItemNews;
import com.mailfence.eas.data.MailData;
import com.mailfence.eas.data.Outlet;
import com.mailfence.eas.data.View;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.ResultRange;
import com.mailfence.eas.wire.SearchCodec;
import com.mailfence.eas.wire.SearchCodec.Query;
import com.mailfence.eas.wire.ServerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks people and mail up; files on other machines are never fetched. Nothing is kept of what was
 * found, so each answer is built anew, whether that was asked for or not. [MS-ASCMD] section
 * 2.2.1.16, R3741 // EA14
 */
final class Search implements Command {
  /** Results one search can be paged through. [MS-ASCMD] R3733, R3735 */
  private static final int MOST = 100;

  private final Rooms rooms;
  private final People people;
  private final MailSearch mails;
  private final ItemNews news;

  Search(Rooms rooms) {
    this.rooms = rooms;
    this.people = new People(rooms);
    this.mails = new MailSearch(rooms);
    this.news = new ItemNews(new MailData(rooms.blobs()), rooms.oversight()::leftOut);
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
    } else if (query instanceof Query.Mailbox asked) {
      return Reply.of(mail(call, asked));
    }
    boolean complex = query instanceof Query.TooComplex;
    return Reply.of(SearchCodec.status(complex ? SearchCodec.TOO_COMPLEX : SearchCodec.DENIED));
  }

  private Element people(Call call, Query.People asked) {
    List<Person> all = people.beginningWith(call.account(), asked.text());
    Optional<Element> none = none(asked.range(), all.size());
    if (none.isPresent()) {
      return none.get();
    }
    boolean pictures = call.version().atLeast(Version.V14_1);
    var photos = new Photos(rooms.directory(), pictures ? asked.picture() : null);
    int first = asked.range().first();
    List<Element> results =
        all.subList(first, Math.min(all.size(), asked.range().last() + 1)).stream()
            .map(
                p ->
                    SearchCodec.person(
                        p.name(), p.alias(), p.address(), photos.of("GAL", p.address())))
            .map(SearchCodec::result)
            .toList();
    return SearchCodec.found(results, first, all.size());
  }

  private Element mail(Call call, Query.Mailbox asked) {
    if (asked.question().conversation() != null && !call.version().atLeast(Version.V14_0)) {
      return SearchCodec.status(SearchCodec.INVALID);
    }
    if (call.version().atLeast(Version.V14_1) && asked.options().wantsOtherParts()) {
      return SearchCodec.status(SearchCodec.PART_TYPE_NOT_SUPPORTED); // [MS-ASCON] R241
    }
    Optional<Found> found = mails.find(call, asked.question(), MOST);
    if (found.isEmpty()) {
      return SearchCodec.status(SearchCodec.SYNC_FOLDERS); // [MS-ASCMD] R4357
    }
    List<Item> items = found.get().items();
    Optional<Element> none = none(asked.range(), items.size());
    if (none.isPresent()) {
      return none.get();
    }
    int first = asked.range().first();
    Set<CollectionId> drafts = mails.drafts(call);
    List<Element> results = new ArrayList<>();
    for (Item item : items.subList(first, Math.min(items.size(), asked.range().last() + 1))) {
      boolean draft = drafts.contains(item.collection());
      results.add(result(item, new View(call.version(), asked.options(), draft)));
    }
    return SearchCodec.found(results, first, found.get().total());
  }

  /** The answer where nothing can be shown. */
  private static Optional<Element> none(ResultRange range, int size) {
    if (range.last() >= MOST) {
      return Optional.of(SearchCodec.status(SearchCodec.PAST_THE_END)); // [MS-ASCMD] R3736
    }
    if (size == 0) {
      return Optional.of(SearchCodec.nothing());
    }
    return range.first() < size
        ? Optional.empty()
        : Optional.of(SearchCodec.status(SearchCodec.PAST_THE_END)); // [MS-ASCMD] R4361
  }

  /** One that cannot be shown keeps its place, without properties. */
  private Element result(Item item, View view) {
    ElementBuilder properties = SearchCodec.properties();
    boolean shown = news.fill(properties, item, view, Outlet.INLINE).isPresent();
    return SearchCodec.mail(
        ServerId.of(item),
        ServerId.of(item.collection()),
        shown ? properties.build() : SearchCodec.properties().build());
  }
}
