package com.mailfence.engine.delivery;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Gist;
import com.mailfence.core.format.ical.Limits;
import com.mailfence.core.format.mime.Digested;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.Nature;
import com.mailfence.core.format.mime.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** What a message says of a meeting, read once when it comes. // RFC 6047 s2.4 */
final class MeetingPart {
  /** No more is read of it. // CA03 */
  private static final Limits LIMITS = new Limits(1_048_576, 20_000, 8);

  private MeetingPart() {}

  /** The gist of it; empty for a message that says nothing of a meeting, or nothing readable. */
  static String gist(Message message, Digested found) throws IOException {
    Optional<Part> part = found.body().invitation();
    if (found.nature() != Nature.MEETING || part.isEmpty()) {
      return "";
    }
    try (InputStream in = message.decoded(part.get())) {
      CalendarObject object = CalendarObject.parse(in.readNBytes(LIMITS.bytes() + 1), LIMITS);
      return Gist.of(object, method(object, part.get()));
    } catch (BadCalendar e) {
      return ""; // a mail like any other
    }
  }

  private static String method(CalendarObject object, Part part) {
    return object.method().isEmpty()
        ? part.type().parameter("method").orElse("").toUpperCase(Locale.ROOT)
        : object.method();
  }
}
