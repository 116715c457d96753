package com.mailfence.dav.method;

import static com.mailfence.dav.xml.Name.server;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Share;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Home;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Destination;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import com.mailfence.engine.share.Lent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Offers collections to others, and answers what was offered, as Apple's programs do it. */
final class Offers {
  private static final Name SHARE = server("share");
  private static final Name REPLY = server("invite-reply");
  private static final Name HREF = Name.dav("href");
  private static final int MOST = 200;

  private final Rooms rooms;

  Offers(Rooms rooms) {
    this.rooms = rooms;
  }

  /** The answer, if the request is about an offer. */
  Optional<Reply> run(Call call, View view, Resource target) {
    if (!call.type().endsWith("/xml")) {
      return Optional.empty();
    }
    Optional<Element> document = call.document();
    if (document.filter(asked -> asked.is(SHARE)).isPresent()) {
      return Optional.of(share(call, view, target, document.get()));
    }
    return document
        .filter(asked -> asked.is(REPLY))
        .map(asked -> answer(call, view, target, asked));
  }

  private Reply share(Call call, View view, Resource target, Element asked) {
    if (!(target instanceof Folder folder) || folder.shelf() == Shelf.FILES) {
      throw new Unmet(Condition.NOT_ALLOWED);
    }
    if (!folder.isOwn()) {
      throw Unmet.privilege(Privilege.WRITE_ACL, folder.href()); // SH04
    }
    List<Element> sets = asked.elements(server("set"));
    List<Element> removes = asked.elements(server("remove"));
    if (sets.size() + removes.size() > MOST) {
      throw new Unmet(Condition.LIMITED_ACES);
    }
    List<Account> guests = new ArrayList<>();
    sets.forEach(set -> guests.add(named(call, view, set)));
    List<Account> gone = new ArrayList<>();
    removes.forEach(remove -> gone.add(named(call, view, remove)));
    for (int i = 0; i < sets.size(); i++) {
      boolean writes = sets.get(i).child(server("read-write")).isPresent();
      Access access = writes ? Access.WRITE : Access.READ;
      rooms.sharing().lend(view.self(), folder.row(), guests.get(i), access, Share.Answer.ASKED);
    }
    gone.forEach(one -> rooms.sharing().takeBack(view.self(), folder.row(), one.id()));
    return Reply.of(200);
  }

  private static Account named(Call call, View view, Element around) {
    String href = around.child(HREF).map(Element::text).orElseThrow(Offers::nobody).strip();
    return Guests.find(call, view, href)
        .filter(one -> !one.id().equals(view.self().id()))
        .orElseThrow(() -> new Unmet(Condition.RECOGNIZED_PRINCIPAL, href));
  }

  private static BadWire nobody() {
    return new BadWire("an offer to nobody");
  }

  private Reply answer(Call call, View view, Resource target, Element asked) {
    if (!(target instanceof Home home) || !home.isOwn()) {
      throw new Unmet(Condition.NOT_ALLOWED);
    }
    String host =
        asked
            .child(server("hosturl"))
            .flatMap(url -> url.child(HREF))
            .map(Element::text)
            .orElseThrow(() -> new BadWire("an answer to no offer"));
    Lent lent = offered(call, view, host);
    boolean yes = asked.child(server("invite-accepted")).isPresent();
    if (yes == asked.child(server("invite-declined")).isPresent()) {
      throw new BadWire("an answer that is neither yes nor no");
    }
    rooms
        .sharing()
        .answer(
            view.self(),
            lent.owner().id(),
            lent.row().number(),
            yes ? Share.Answer.ACCEPTED : Share.Answer.DECLINED);
    return yes ? sharedAs(call, home, lent) : Reply.of(204);
  }

  private static Lent offered(Call call, View view, String address) {
    Path path =
        Destination.read(address.strip(), call.header("host"))
            .orElseThrow(() -> new Unmet(Condition.OTHER_SERVER));
    Resource found = view.tree().find(path);
    if (!(found instanceof Folder folder)
        || folder.loan() == null
        || folder.loan().lent().way() == Lent.Way.GROUP) {
      throw new Refusal.NotFound("offer");
    }
    return folder.loan().lent();
  }

  /** Where it lies from now on: looked up anew, since it lies there only now. */
  private Reply sharedAs(Call call, Home home, Lent lent) {
    String href =
        call.view(rooms).tree().folders(home).stream()
            .filter(folder -> folder.row().id().equals(lent.row().id()))
            .findFirst()
            .map(Folder::href)
            .orElse(home.href());
    return Reply.document(200, server("shared-as"), out -> out.href(href));
  }
}
