package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.dav.method.Commits.Scene;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Resource.Nothing;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Segments;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Depth;
import com.mailfence.dav.wire.Destination;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.engine.calendar.Step;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import org.jspecify.annotations.Nullable;

/** Copies or moves what stands there, with all that lies below. RFC 4918 s9.8, s9.9 */
final class Transfer implements Method {
  private final Rooms rooms;
  private final Commits commits;
  private final Delete delete;
  private final boolean move;

  /**
   * @param move whether the source goes
   */
  Transfer(Rooms rooms, Commits commits, boolean move) {
    this.rooms = rooms;
    this.commits = commits;
    this.delete = new Delete(rooms, commits);
    this.move = move;
  }

  @Override
  public Reply run(Call call) {
    Depth depth = call.depth(Depth.INFINITY);
    if (depth == Depth.ONE || move && depth == Depth.ZERO && call.path().slash()) {
      throw new Unmet(Condition.BAD_REQUEST);
    }
    Path to = destination(call);
    boolean overwrite =
        !"F".equalsIgnoreCase(call.headers().getOrDefault("overwrite", "T").strip());
    View view = call.view(rooms);
    FolderCopy copy = move ? FolderCopy.NONE : FolderCopy.plan(view, call.path(), depth);
    refuse(view, call, to);
    Ready ready = move ? ready(view, call, to) : null;
    var order = new Order(to, overwrite, copy, ready);
    return ready == null
        ? commits.run(call, scene -> run(scene, call, order))
        : commits.run(call, ready.step(), scene -> run(scene, call, order));
  }

  /**
   * What is to be done.
   *
   * @param copy what lies in the folder to be copied, if it is one
   * @param ready null where nothing was made ready
   */
  private record Order(Path to, boolean overwrite, FolderCopy copy, @Nullable Ready ready) {}

  /**
   * A move of a calendar object that calendars made ready.
   *
   * @param seen what is moved
   */
  private record Ready(Step step, Member seen) {}

  /**
   * Rights are looked at before anything is made ready, so that the answer says what is lacking.
   */
  private void refuse(View view, Call call, Path to) {
    Resource from = view.tree().find(call.path());
    Resource target = view.tree().find(to);
    if (from instanceof Member member) {
      member.refuseIfVeiled(Privilege.READ);
    }
    if (target instanceof Member member) {
      member.refuseIfVeiled(Privilege.WRITE_CONTENT);
    }
    if (from instanceof Member member && move) {
      member.folder().refuseUnlessWritable(Privilege.UNBIND);
    }
    Folder folder = Tree.folderOf(target);
    if (folder != null) {
      folder.refuseUnlessWritable(target instanceof Member ? Privilege.WRITE : Privilege.BIND);
    }
    boolean across =
        from instanceof Member member
            && folder != null
            && !member.owner().id().equals(folder.owner().id());
    if (across && !Objects.meeting(((Member) from).row()).isEmpty()) {
      throw new Unmet(Condition.ORGANIZER_ALLOWED); // a meeting is its owner's
    }
    if (from instanceof Folder lent && !lent.isOwn()) {
      throw Unmet.privilege(Privilege.UNBIND, from.path().parent().href());
    }
    if (target instanceof Folder lent && !lent.isOwn()) {
      throw Unmet.privilege(Privilege.UNBIND, target.path().parent().href());
    }
  }

  private static @Nullable Ready ready(View view, Call call, Path to) {
    boolean object =
        view.tree().find(call.path()) instanceof Member member
            && member.folder().shelf() == Shelf.CALENDARS
            && view.tree().find(to.parent()) instanceof Folder folder
            && folder.shelf() == Shelf.CALENDARS;
    if (!object) {
      return null;
    }
    var member = (Member) view.tree().find(call.path());
    var folder = (Folder) view.tree().find(to.parent());
    var place = new Place(folder.row().id(), to.last(), Expected.ANY);
    Step step =
        view.rooms().calendars().prepareMove(view.who(), member.row().id(), Expected.ANY, place);
    return new Ready(step, member);
  }

  private Reply run(Scene scene, Call call, Order order) {
    Resource from = scene.target(call);
    if (from instanceof Nothing) {
      throw new Refusal.NotFound("resource");
    }
    if (order.ready() != null) {
      Objects.refuseOther(order.ready().seen(), from);
    }
    scene.guard().conditions(from);
    Resource target = scene.tree().find(order.to());
    refuseUnfit(from, target);
    if (move) {
      scene.guard().remove(from.path());
    }
    boolean there = !(target instanceof Nothing);
    if (there && !order.overwrite()) {
      throw new Unmet(Condition.HEADER_FAILED);
    }
    scene.guard().remove(target.path());
    allow(scene, from, target);
    if (there) {
      delete.remove(scene.draft(), target);
      scene.locks().forget(scene.draft(), target.path());
    }
    carry(scene, from, target.path(), order);
    return Reply.of(there ? 204 : 201);
  }

  private void allow(Scene scene, Resource from, Resource target) {
    if (from instanceof Member member && move) {
      scene.guard().allow(member.folder(), member.name(), Privilege.UNBIND);
    }
    Folder folder = Tree.folderOf(target);
    if (folder != null) {
      scene.guard().allow(folder, target.path().last(), Privilege.BIND);
    }
  }

  private static Path destination(Call call) {
    String header = call.header("destination");
    if (header == null) {
      throw new Unmet(Condition.BAD_REQUEST);
    }
    return Destination.read(header, call.header("host"))
        .orElseThrow(() -> new Unmet(Condition.OTHER_SERVER)); // RFC 4918 s9.8.5
  }

  private static void refuseUnfit(Resource from, Resource target) {
    if (!(from instanceof Member) && !(from instanceof Folder)) {
      throw new Unmet(Condition.READ_ONLY);
    }
    if (from.path().leadsWhere(target.path())) {
      throw new Unmet(Condition.SAME_RESOURCE);
    }
    if (from instanceof Folder && from.path().covers(target.path())
        || from.isCollection() && target.path().covers(from.path())) {
      throw new Unmet(Condition.SAME_RESOURCE);
    }
    if (target instanceof Nothing nothing
        && (nothing.above() instanceof Nothing || nothing.above() instanceof Resource.Site)) {
      throw new Unmet(Condition.PARENT_MISSING);
    }
    if (target instanceof Nothing && !Segments.free(target.path().last(), shelf(from))) {
      throw new Unmet(Condition.READ_ONLY);
    }
  }

  private static Shelf shelf(Resource from) {
    return from instanceof Member member ? member.folder().shelf() : ((Folder) from).shelf();
  }

  private void carry(Scene scene, Resource from, Path to, Order order) {
    Resource above = scene.tree().find(to.parent());
    String name = to.last();
    if (from instanceof Member member) {
      if (!(above instanceof Folder folder)) {
        throw new Unmet(location(member.folder().shelf()));
      }
      item(scene, member, folder, name, order.ready());
    } else if (from instanceof Folder folder) {
      folder(scene, folder, above, name, order.copy());
    }
  }

  private void item(Scene scene, Member from, Folder to, String name, @Nullable Ready ready) {
    if (from.folder().shelf() != to.shelf()) {
      throw new Unmet(location(to.shelf()));
    }
    refuseTakenUid(scene.draft(), from, to);
    Draft draft = scene.draft();
    Item before = from.row();
    Item after =
        ready != null
            ? moved(draft, ready, to)
            : move
                ? draft.move(before.id(), to.row().id(), name).added()
                : draft.copy(before.id(), to.row().id(), name);
    DeadProperties.carry(draft, before.id(), before.collection(), new Member(to, after));
    if (move) {
      DeadProperties.forget(draft, before.id(), before.collection());
      scene.locks().forget(draft, from.path()); // RFC 4918 s9.9.3
    }
  }

  private static Item moved(Draft draft, Ready ready, Folder to) {
    try {
      return ready.step().run(draft).item();
    } catch (Refusal refusal) {
      throw Objects.said(refusal, to);
    }
  }

  /** A UID names one object of a collection; a move may take it to another name there. */
  private void refuseTakenUid(Draft draft, Member from, Folder to) {
    String key = from.row().key();
    if (key == null || to.shelf() == Shelf.FILES) {
      return;
    }
    for (Item other : draft.keyed(to.row().id().account(), key)) {
      boolean source = move && other.id().equals(from.row().id());
      if (!source && other.collection().equals(to.row().id())) {
        throw new Unmet(
            to.shelf() == Shelf.CALENDARS ? Condition.CALENDAR_UID_FREE : Condition.CARD_UID_FREE,
            new Member(to, other).href());
      }
    }
  }

  private void folder(Scene scene, Folder from, Resource above, String name, FolderCopy copy) {
    if (from.row().role() != Role.NONE) {
      throw new Unmet(Condition.READ_ONLY, from.href());
    }
    Draft draft = scene.draft();
    if (from.shelf() != Shelf.FILES) {
      boolean sameHome =
          above instanceof Resource.Home home && home.shelf() == from.shelf() && home.isOwn();
      if (!move || !sameHome) {
        throw new Unmet(location(from.shelf()));
      }
      Segments.choose(draft, from.row(), name);
    } else if (!(above instanceof Folder parent) || parent.shelf() != Shelf.FILES) {
      throw new Unmet(Condition.PARENT_MISSING);
    } else if (move) {
      draft.renameCollection(from.row().id(), name, parent.row().id());
    } else {
      copy.into(draft, parent, name);
    }
    if (move) {
      scene.locks().forget(draft, from.path());
    }
  }

  private static Condition location(Shelf shelf) {
    return switch (shelf) {
      case CALENDARS -> Condition.CALENDAR_LOCATION;
      case ADDRESSBOOKS -> Condition.CARD_LOCATION;
      case FILES -> Condition.PARENT_MISSING;
    };
  }
}
