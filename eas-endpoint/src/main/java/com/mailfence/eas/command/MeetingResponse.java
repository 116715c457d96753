package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.mime.Texts;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.eas.data.EventPatch;
import com.mailfence.eas.data.View;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.MeetingCodec;
import com.mailfence.eas.wire.MeetingCodec.Result;
import com.mailfence.eas.wire.MeetingCodec.Wish;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.engine.calendar.Answer;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers invitations. [MS-ASCMD] section 2.2.1.11 */
final class MeetingResponse implements Command {
  private static final int MALFORMED_TIME = 104;
  private static final int NO_RECURRENCE = 146;

  private final Rooms rooms;

  MeetingResponse(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public Reply run(Call call) {
    List<Wish> wishes = MeetingCodec.read(call.needDocument());
    return Reply.of(MeetingCodec.write(wishes.stream().map(wish -> answer(call, wish)).toList()));
  }

  /** One that cannot be answered hurts no other. */
  private Result answer(Call call, Wish wish) {
    Attempt<Result> attempt = Attempt.of(() -> respond(call, wish));
    if (attempt instanceof Attempt.Done<Result> done) {
      return done.value();
    }
    int status =
        attempt instanceof Attempt.No<Result> no
            ? Statuses.of(no.refusal(), call.verb())
            : MeetingCodec.INVALID;
    return new Result(wish, status, null);
  }

  private Result respond(Call call, Wish wish) {
    Item asked = asked(call, wish);
    boolean mail = asked.facets() instanceof MailFacets;
    boolean tooOld = !call.version().atLeast(Version.V14_1); // [MS-ASCMD] R7509, R7510, R6712
    Element instance = wish.instance();
    if (instance != null && (mail || tooOld) || !mail && tooOld) {
      return new Result(wish, MeetingCodec.INVALID, null); // [MS-ASCMD] R4185
    }
    if (mail) {
      Answer answer = answer(call, wish, null);
      return answered(call, wish, answer, rooms.meetings().respondTo(call.who(), asked, answer));
    }
    if (!(asked.facets() instanceof EventFacets)) {
      return new Result(wish, MeetingCodec.INVALID, null); // [MS-ASCMD] R4183
    }
    return instance == null
        ? inCalendar(call, wish, asked, null)
        : one(call, wish, asked, instance);
  }

  /** Of a series, the occurrence that begins then. */
  private Result one(Call call, Wish wish, Item meeting, Element instance) {
    if (!(Attempt.of(instance::time) instanceof Attempt.Done<Instant> named)) {
      return new Result(wish, MALFORMED_TIME, null); // [MS-ASCMD] R3195
    }
    CalendarObject object = Calendars.read(rooms.blobs(), meeting);
    if (!EventPatch.recurs(object)) {
      return new Result(wish, NO_RECURRENCE, null); // [MS-ASCMD] R3196
    }
    View view = new View(call.version(), Options.NONE, false);
    return inCalendar(call, wish, meeting, EventPatch.named(object, named.value(), view));
  }

  private Result inCalendar(Call call, Wish wish, Item meeting, @Nullable Moment occurrence) {
    Answer answer = answer(call, wish, occurrence);
    return answered(call, wish, answer, rooms.meetings().respond(call.who(), meeting.id(), answer));
  }

  private Result answered(Call call, Wish wish, Answer answer, Step step) {
    // What is declined is not kept. [MS-ASCMD] R5072
    boolean gone = answer.kind() == Answer.Kind.DECLINED && answer.occurrence() == null;
    Item after = rooms.calendars().commit(call.who(), gone ? step.andGone() : step).item();
    @Nullable String event = gone ? null : ServerId.of(after); // [MS-ASCMD] R5071
    return new Result(wish, MeetingCodec.SUCCESS, event);
  }

  private static Answer answer(Call call, Wish wish, @Nullable Moment occurrence) {
    // Up to 14.1 the device sends its answer itself. [MS-ASCMD] R268, R7113
    boolean sends = call.version().atLeast(Version.V16_0) && wish.send() != null;
    boolean proposes = sends && call.version().atLeast(Version.V16_1); // R6990101721
    return new Answer(
        kind(wish), comment(wish), occurrence, sends, proposes ? wish.proposed() : null);
  }

  private static String comment(Wish wish) {
    Element send = wish.send();
    return send == null
        ? ""
        : send.child("AirSyncBase", "Body").map(MeetingResponse::words).orElse("");
  }

  /** [MS-ASCMD] R7115 */
  private static String words(Element body) {
    String written = body.text("AirSyncBase", "Data").orElse("");
    boolean marked = body.text("AirSyncBase", "Type").filter("2"::equals).isPresent();
    return (marked ? Texts.asPlain(written) : written).strip();
  }

  private static Answer.Kind kind(Wish wish) {
    return switch (wish.response()) {
      case 1 -> Answer.Kind.ACCEPTED;
      case 2 -> Answer.Kind.TENTATIVE;
      default -> Answer.Kind.DECLINED;
    };
  }

  /** What the device answers to. // EA03 */
  private Item asked(Call call, Wish wish) {
    String name = wish.longId().isEmpty() ? wish.id() : wish.longId();
    return Fetching.item(rooms, call, name)
        .filter(item -> wish.collection().isEmpty() || isNear(wish, item))
        .orElseThrow(() -> new Refusal.NotFound(name));
  }

  /** Outlook names the calendar for a mail in the Inbox: the item's own name says where it is. */
  private static boolean isNear(Wish wish, Item item) {
    return wish.collection().equals(ServerId.of(item.collection()))
        || item.facets() instanceof MailFacets;
  }
}
