package com.mailfence.eas.command;

import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Role;
import com.mailfence.core.search.Found;
import com.mailfence.core.search.Query;
import com.mailfence.eas.data.Conversation;
import com.mailfence.eas.wire.MailQuestion;
import com.mailfence.eas.wire.ServerId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds mail for a device that asks in its own words. */
final class MailSearch {
  private final Rooms rooms;

  MailSearch(Rooms rooms) {
    this.rooms = rooms;
  }

  /**
   * @param most mails that are wanted
   * @return empty if a folder is named that is not there, or is not the account's // EA03
   */
  Optional<Found> find(Call call, MailQuestion asked, int most) {
    List<Collection> all = rooms.catalog().collections(call.who(), call.account().id());
    Optional<Set<CollectionId>> in = places(call, asked, all);
    if (in.isEmpty()) {
      return Optional.empty();
    }
    byte[] conversation = asked.conversation();
    OptionalLong thread =
        conversation == null ? OptionalLong.empty() : Conversation.number(conversation);
    boolean nothing = !asked.wantsMail() || conversation != null && thread.isEmpty();
    return Optional.of(
        nothing
            ? new Found(List.of(), 0, true)
            : rooms
                .search()
                .find(
                    call.who(),
                    call.account().id(),
                    new Query(
                        asked.conditions(),
                        in.get(),
                        asked.after(),
                        asked.before(),
                        thread.isPresent() ? thread.getAsLong() : null),
                    most));
  }

  /** The folders drafts lie in. */
  Set<CollectionId> drafts(Call call) {
    return rooms.catalog().collections(call.who(), call.account().id()).stream()
        .filter(row -> row.role() == Role.DRAFTS)
        .map(Collection::id)
        .collect(Collectors.toSet());
  }

  /** Where is searched; no place stands for all of them. */
  private static Optional<Set<CollectionId>> places(
      Call call, MailQuestion asked, List<Collection> all) {
    Set<CollectionId> in = new HashSet<>();
    for (String name : asked.collections()) {
      Optional<CollectionId> id =
          ServerId.collection(call.account().id(), name)
              .filter(named -> all.stream().anyMatch(row -> row.id().equals(named)));
      if (id.isEmpty()) {
        return Optional.empty();
      }
      in.add(id.get());
    }
    boolean grown = asked.below() && !in.isEmpty();
    while (grown) {
      grown = false;
      for (Collection row : all) {
        grown |= row.parent() != null && in.contains(row.parent()) && in.add(row.id());
      }
    }
    return Optional.of(in);
  }
}
