package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Unmet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Adds a member under a name of the house's choice, or asks who is busy. RFC 5995 s3 */
final class Post implements Method {
  private final Rooms rooms;
  private final Put put;

  Post(Rooms rooms, Commits commits) {
    this.rooms = rooms;
    this.put = new Put(rooms, commits);
  }

  @Override
  public Reply run(Call call) {
    View view = call.view(rooms);
    Resource target = view.tree().find(call.path());
    if (target instanceof Resource.Nothing) {
      throw new Refusal.NotFound("resource");
    }
    Optional<Reply> offer = new Offers(rooms).run(call, view, target);
    if (offer.isPresent()) {
      return offer.get();
    }
    if (target instanceof Resource.Tray tray && !tray.incoming()) {
      return Outbox.answer(rooms, call);
    }
    if (!(target instanceof Folder folder) || folder.shelf() == Shelf.FILES) {
      throw new Unmet(Condition.NOT_ALLOWED);
    }
    String suffix = folder.shelf() == Shelf.CALENDARS ? ".ics" : ".vcf";
    Optional<Reply> file = new WholeFile(rooms).brought(call, view, folder);
    if (file.isPresent()) {
      return file.get();
    }
    Path name = folder.path().child(rooms.tokens().get() + suffix, false);
    Map<String, String> headers = new LinkedHashMap<>(call.headers());
    headers.put("if-none-match", "*");
    Reply stored = put.run(new Call(call.id(), "PUT", name, headers, call.account(), call.body()));
    return stored.with("Location", name.href());
  }
}
