package com.mailfence.dav.method;

import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Marks;
import com.mailfence.core.store.NewItem;
import com.mailfence.dav.method.Commits.Scene;
import com.mailfence.dav.property.BasicProperties;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Rows;
import com.mailfence.dav.tree.Segments;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.engine.calendar.Step;
import com.mailfence.engine.contact.Contacts;
import com.mailfence.engine.contact.StoredCard;
import com.mailfence.engine.resource.Stored;
import org.jspecify.annotations.Nullable;

/** Stores an object under a name. RFC 9110 s9.3.4, RFC 4791 s5.3.2, RFC 6352 s6.3.2 */
final class Put implements Method {
  private final Rooms rooms;
  private final Commits commits;

  Put(Rooms rooms, Commits commits) {
    this.rooms = rooms;
    this.commits = commits;
  }

  @Override
  public Reply run(Call call) {
    if (call.header("content-range") != null) {
      throw new Unmet(Condition.BAD_REQUEST); // RFC 9110 s14.5
    }
    View view = call.view(rooms);
    Resource there = view.tree().find(call.path());
    refuseInGuide(there);
    if (there instanceof Member member) {
      member.refuseIfVeiled(Privilege.WRITE_CONTENT);
    }
    Shelf shelf = shelfOf(there);
    Folder folder = Tree.folderOf(there);
    if (folder != null) {
      folder.refuseUnlessWritable(needed(there));
    }
    return switch (shelf) {
      case FILES -> file(call);
      case ADDRESSBOOKS -> card(call, Cards.stored(view, call));
      case CALENDARS -> Commits.again(() -> object(call, view));
    };
  }

  private Reply object(Call call, View view) {
    Folder place = folder(view.tree().find(call.path()));
    Step step = Objects.prepared(view, call, place);
    Objects.refuseToSpeak(view, place, step);
    return commits.run(
        call,
        step,
        scene -> {
          Resource target = entered(scene, call);
          Stored stored = Objects.put(scene.draft(), step, place);
          Reply reply = Objects.tagged(answer(target, stored.item()), stored.item());
          return stored.asWritten() ? reply : reply.without("ETag"); // RFC 4791 s5.3.4
        });
  }

  private static void refuseInGuide(Resource there) {
    if (there instanceof Resource.Entry) {
      throw Unmet.privilege(Privilege.WRITE_CONTENT, there.href());
    }
    if (there instanceof Resource.Nothing nothing
        && nothing.above() instanceof Resource.Guide guide) {
      throw Unmet.privilege(Privilege.BIND, guide.href());
    }
  }

  private static Privilege needed(Resource there) {
    return there instanceof Member ? Privilege.WRITE_CONTENT : Privilege.BIND;
  }

  /** Where a thing put there would lie; refused where nothing can be put. */
  private static Shelf shelfOf(Resource resource) {
    Folder folder = Tree.folderOf(resource);
    if (folder != null) {
      return folder.shelf();
    }
    if (resource instanceof Resource.Nothing nothing) {
      if (nothing.above() instanceof Resource.Home home) {
        return switch (home.shelf()) {
          case FILES -> Shelf.FILES; // made by the commit
          case CALENDARS -> throw new Unmet(Condition.CALENDAR_LOCATION);
          case ADDRESSBOOKS -> throw new Unmet(Condition.CARD_LOCATION);
        };
      }
      throw new Unmet(Condition.PARENT_MISSING); // RFC 4918 s9.7.1
    }
    throw new Unmet(Condition.NOT_ALLOWED);
  }

  private Reply file(Call call) {
    ContentRef content = rooms.blobs().put(call.body());
    return commits.run(
        call,
        scene -> {
          Resource target = entered(scene, call);
          Item item;
          if (target instanceof Member member) {
            item = scene.draft().rewrite(member.row().id(), content, Facets.NONE);
          } else {
            item = scene.draft().add(fresh(folder(target), content, call));
          }
          var stored = new Member(folder(target), item);
          keepType(scene, stored, call.header("content-type"));
          return answer(target, item);
        });
  }

  private NewItem fresh(Folder folder, ContentRef content, Call call) {
    return new NewItem(
        folder.row().id(),
        content,
        rooms.clock().instant(),
        Marks.NONE.asRead(true),
        Facets.NONE,
        call.path().last(),
        null,
        0);
  }

  private static void keepType(Scene scene, Member member, @Nullable String type) {
    var kept = DeadProperties.of(Rows.of(scene.draft()), member);
    DeadProperties.write(
        scene.draft(),
        member,
        DeadProperties.typed(kept, type == null || type.length() > 255 ? null : type));
  }

  private Reply card(Call call, StoredCard card) {
    return commits.run(
        call,
        scene -> {
          Resource target = entered(scene, call);
          Folder folder = folder(target);
          refuseTakenUid(scene, folder, target, card);
          Item item;
          if (target instanceof Member member) {
            item = Contacts.rewrite(scene.draft(), member.row(), card);
          } else {
            item =
                Contacts.add(
                    scene.draft(),
                    folder.row().id(),
                    card,
                    call.path().last(),
                    rooms.clock().instant());
          }
          return answer(target, item);
        });
  }

  /** A UID names one contact of a book, and the contact of a name keeps its own. // DV06 */
  private static void refuseTakenUid(Scene scene, Folder folder, Resource target, StoredCard card) {
    if (target instanceof Member member && !Cards.isSame(card, member.row())) {
      throw new Unmet(Condition.CARD_UID_FREE, member.href());
    }
    for (Item other : scene.draft().keyed(folder.row().id().account(), card.uid())) {
      boolean elsewhere =
          !(target instanceof Member member && member.row().id().equals(other.id()));
      if (elsewhere && other.collection().equals(folder.row().id())) {
        throw new Unmet(Condition.CARD_UID_FREE, new Member(folder, other).href());
      }
    }
  }

  /** What stands there, once nothing speaks against writing to it. */
  static Resource entered(Scene scene, Call call) {
    Resource target = scene.target(call);
    scene.guard().conditions(target);
    if (target instanceof Member member) {
      scene.guard().change(member.path());
      scene.guard().allow(member.folder(), member.name(), Privilege.WRITE_CONTENT);
      member.refuseIfVeiled(Privilege.WRITE_CONTENT);
      return member;
    }
    if (Tree.folderOf(target) == null || target.isCollection()) {
      throw new Unmet(
          target instanceof Resource.Nothing nothing && !(nothing.above() instanceof Folder)
              ? Condition.PARENT_MISSING
              : Condition.NOT_ALLOWED);
    }
    if (!Segments.free(target.path().last(), folder(target).shelf())) {
      throw new Unmet(Condition.READ_ONLY);
    }
    scene.guard().bind(target.path());
    scene.guard().change(target.path());
    scene.guard().allow(folder(target), target.path().last(), Privilege.BIND);
    return target;
  }

  static Folder folder(Resource resource) {
    Folder folder = Tree.folderOf(resource);
    if (folder == null) {
      throw new Unmet(Condition.PARENT_MISSING);
    }
    return folder;
  }

  static Reply answer(Resource before, Item item) {
    return Reply.of(before instanceof Member ? 204 : 201)
        .with("ETag", '"' + BasicProperties.tag(item) + '"');
  }
}
