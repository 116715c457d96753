package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.Role;
import com.mailfence.core.share.Share;
import com.mailfence.core.store.Draft;
import com.mailfence.dav.method.Commits.Scene;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Depth;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.engine.calendar.Farewell;
import com.mailfence.engine.calendar.Manner;
import com.mailfence.engine.calendar.Step;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.share.Lent;
import org.jspecify.annotations.Nullable;

/** Removes what stands there, with all that lies below. RFC 4918 s9.6 */
final class Delete implements Method {
  private final Rooms rooms;
  private final Commits commits;

  Delete(Rooms rooms, Commits commits) {
    this.rooms = rooms;
    this.commits = commits;
  }

  @Override
  public Reply run(Call call) {
    if (call.depth(Depth.INFINITY) != Depth.INFINITY && call.path().slash()) {
      throw new Unmet(Condition.BAD_REQUEST); // RFC 4918 s9.6.1
    }
    View view = call.view(rooms);
    Resource seen = view.tree().find(call.path());
    if (seen instanceof Member member && member.folder().shelf() == Shelf.CALENDARS) {
      return Commits.again(() -> object(call, view, member));
    }
    if (seen instanceof Folder folder && folder.isBeside() || seen instanceof Resource.Notice) {
      return declined(call, view, seen);
    }
    if (seen instanceof Folder folder && isCalendar(folder)) {
      return Commits.again(() -> calendar(call, view, folder));
    }
    return commits.run(call, scene -> run(scene, call, null, null));
  }

  private static boolean isCalendar(Folder folder) {
    return folder.isOwn() && folder.shelf() == Shelf.CALENDARS && folder.row().role() == Role.NONE;
  }

  /** Guests of the meetings in it are told. RFC 6638 s3.2 */
  private Reply calendar(Call call, View view, Folder folder) {
    Farewell farewell = rooms.calendars().prepareFarewell(view.who(), folder.row());
    return commits.run(call, farewell, scene -> run(scene, call, null, null, farewell));
  }

  /** Who takes away what was lent, or offered, says no to it; the owner's stays. */
  private Reply declined(Call call, View view, Resource seen) {
    Guard.of(call, view).conditions(seen);
    Lent lent = seen instanceof Resource.Notice notice ? notice.lent() : lent((Folder) seen);
    if (lent.way() == Lent.Way.GROUP) {
      throw Unmet.privilege(Privilege.UNBIND, seen.path().parent().href());
    }
    rooms
        .sharing()
        .answer(view.self(), lent.owner().id(), lent.row().number(), Share.Answer.DECLINED);
    return Reply.of(204);
  }

  private static Lent lent(Folder folder) {
    return java.util.Objects.requireNonNull(folder.loan()).lent();
  }

  private Reply object(Call call, View view, Member member) {
    member.folder().refuseUnlessWritable(Privilege.UNBIND);
    // RFC 6638 s8.1
    boolean quiet =
        "F".equalsIgnoreCase(call.headers().getOrDefault("schedule-reply", "T").strip());
    Manner manner = quiet ? Manner.UNANSWERED : Manner.TELLING;
    Step step =
        rooms.calendars().prepareDelete(view.who(), member.row().id(), Expected.ANY, manner);
    Objects.refuseToSpeak(view, member.folder(), step);
    return commits.run(call, step, scene -> run(scene, call, step, member));
  }

  /**
   * @param step removes {@code seen}; both null where nothing was made ready
   */
  private Reply run(Scene scene, Call call, @Nullable Step step, @Nullable Member seen) {
    return run(scene, call, step, seen, null);
  }

  private Reply run(
      Scene scene,
      Call call,
      @Nullable Step step,
      @Nullable Member seen,
      @Nullable Farewell farewell) {
    Resource target = scene.target(call);
    if (target instanceof Resource.Nothing) {
      throw new Refusal.NotFound("resource");
    }
    scene.guard().conditions(target);
    scene.guard().remove(target.path());
    if (target instanceof Member member) {
      scene.guard().allow(member.folder(), member.name(), Privilege.UNBIND);
      member.refuseIfVeiled(Privilege.UNBIND);
    }
    if (step != null && seen != null) {
      Objects.refuseOther(seen, target);
      DeadProperties.forget(scene.draft(), seen.row().id(), seen.row().collection());
      step.run(scene.draft());
    } else {
      if (farewell != null) {
        farewell.run(scene.draft());
      }
      remove(scene.draft(), target);
    }
    scene.locks().forget(scene.draft(), target.path());
    return Reply.of(204);
  }

  /**
   * Removes it within a commit.
   *
   * @throws Unmet if it is one of those that every account has
   */
  void remove(Draft draft, Resource target) {
    if (target instanceof Member member) {
      DeadProperties.forget(draft, member.row().id(), member.row().collection());
      draft.remove(member.row().id());
    } else if (target instanceof Folder folder && !folder.isOwn()) {
      throw Unmet.privilege(Privilege.UNBIND, folder.path().parent().href());
    } else if (target instanceof Folder folder && folder.row().role() == Role.NONE) {
      rooms.folders().delete(draft, folder.row().id());
    } else {
      throw new Unmet(Condition.READ_ONLY, target.href());
    }
  }
}
