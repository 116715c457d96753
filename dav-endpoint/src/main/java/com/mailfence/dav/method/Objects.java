package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.engine.calendar.Step;
import com.mailfence.engine.resource.Clause;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import com.mailfence.engine.resource.Stored;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is particular about calendar objects. RFC 4791 s5.3.2 */
final class Objects {
  private Objects() {}

  /** Makes ready to store the body; conditions of the request are looked at in the commit. */
  static Step prepared(View view, Call call, Folder folder) {
    String type = call.type();
    boolean calendar = type.isEmpty() || type.equals("text/calendar");
    if (!calendar && !type.equals("text/plain") && !type.equals("application/octet-stream")) {
      throw new Unmet(Condition.CALENDAR_DATA_SUPPORTED);
    }
    var place = new Place(folder.row().id(), call.path().last(), Expected.ANY);
    try {
      return view.rooms().calendars().prepare(view.who(), new Put(place, call.body()));
    } catch (Refusal refusal) {
      throw said(refusal, folder);
    }
  }

  /**
   * Refuses what would be told to others in the name of an owner the user does not speak for. RFC
   * 6638 s6.2.1
   */
  static void refuseToSpeak(View view, Folder folder, Step step) {
    boolean own = folder.isOwn();
    if (!own && step.tells() && !view.loans().standing().speaksFor(folder.owner().id())) {
      throw Unmet.privilege(Privilege.SCHEDULE_SEND, folder.href());
    }
  }

  /** Stores it in the commit. */
  static Stored put(Draft draft, Step step, Folder folder) {
    try {
      return step.run(draft);
    } catch (Refusal refusal) {
      throw said(refusal, folder);
    }
  }

  /** With the state of the meeting, if it is one. RFC 6638 s3.2.10 */
  static Reply tagged(Reply reply, Item item) {
    String tag = meeting(item);
    return tag.isEmpty() ? reply : reply.with("Schedule-Tag", '"' + tag + '"');
  }

  /** The state of a meeting; empty for everything else. */
  static String meeting(@Nullable Item item) {
    return item != null && item.facets() instanceof EventFacets event ? event.tag() : "";
  }

  /** The protocol's word for what an object did not meet, or the refusal itself. */
  static RuntimeException said(Refusal refusal, Folder folder) {
    return Clause.of(refusal)
        .<RuntimeException>map(clause -> new Unmet(condition(clause), rival(refusal, folder)))
        .orElse(refusal);
  }

  private static String[] rival(Refusal refusal, Folder folder) {
    return refusal instanceof Refusal.Exists exists && !exists.rival().isEmpty()
        ? new String[] {folder.href() + Path.encoded(exists.rival())}
        : new String[0];
  }

  private static Condition condition(Clause clause) {
    return switch (clause) {
      case DATA -> Condition.CALENDAR_DATA_VALID;
      case OBJECT -> Condition.CALENDAR_OBJECT_VALID;
      case COMPONENT -> Condition.CALENDAR_COMPONENT_SUPPORTED;
      case UID -> Condition.CALENDAR_UID_FREE;
      case SIZE -> Condition.CALENDAR_SIZE;
      case EARLIEST -> Condition.CALENDAR_EARLIEST;
      case LATEST -> Condition.CALENDAR_LATEST;
      case INSTANCES -> Condition.CALENDAR_INSTANCES;
      case ATTENDEES -> Condition.CALENDAR_ATTENDEES;
      case ATTENDEE_CHANGE -> Condition.ATTENDEE_CHANGE;
      case ELSEWHERE -> Condition.SCHEDULED_ELSEWHERE;
      case ORGANISER -> Condition.SAME_ORGANIZER;
    };
  }

  /** Something was made ready for an object that is another by now. */
  static void refuseOther(Member seen, Resource now) {
    boolean same = now instanceof Member member && member.row().id().equals(seen.row().id());
    if (!same) {
      throw new Refusal.Busy("another object is there by now", Duration.ofSeconds(1));
    }
  }
}
