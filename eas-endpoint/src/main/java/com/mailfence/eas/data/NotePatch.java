package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.eas.wbxml.Element;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What a device writes of a note. [MS-ASNOTE] section 3.2.5.3 */
public final class NotePatch implements ListPatch {
  private static final String NOTES = NoteData.NOTES;
  private static final int LONGEST_CLASS = 255;

  private final Element data;
  private final View view;
  private final Instant now;

  /**
   * @param data what the device wrote
   * @param view how it sees notes
   * @param now when it is written
   */
  public NotePatch(Element data, View view, Instant now) {
    this.data = data;
    this.view = view;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public CalendarObject fresh(String uid) {
    Block empty =
        Block.of(
            "VJOURNAL",
            List.of(
                Property.text("UID", uid),
                Moment.utc(now).as("DTSTAMP"),
                Moment.utc(now).as("CREATED"),
                Moment.utc(now).as("LAST-MODIFIED")));
    return TaskPatch.judged(() -> CalendarObject.of(List.of(patched(empty))));
  }

  @Override
  public CalendarObject on(CalendarObject before) {
    return TaskPatch.judged(
        () -> {
          Block note = before.leader().orElseThrow();
          Block after = patched(note);
          // What a device says of when it was is not asked. [MS-ASNOTE] R84
          return after.equals(note)
              ? before
              : before.replacing(
                  note, Listed.stamped(after, now).with(Moment.utc(now).as("LAST-MODIFIED")));
        });
  }

  private Block patched(Block before) {
    Block note =
        data.text(NOTES, "Subject") // [MS-ASNOTE] R10003
            .map(said -> TaskFields.line(before, "SUMMARY", TextBody.lines(said).strip()))
            .orElse(before);
    note = classed(note);
    note = Listed.categories(note, data, NOTES, false); // [MS-ASNOTE] R112, R10002
    Block words = note;
    return data.child("AirSyncBase", "Body")
        .map(body -> new EventBody(words, view).read(body))
        .orElse(words); // [MS-ASNOTE] R113
  }

  /** [MS-ASNOTE] R57, R119 */
  private Block classed(Block note) {
    Optional<String> said = data.text(NOTES, "MessageClass").map(String::strip);
    if (said.isEmpty() || said.get().equals(NoteData.messageClass(note))) {
      return note;
    }
    String name = said.get();
    boolean usual = name.equals(NoteData.USUAL_CLASS);
    if (!usual && !name.startsWith(NoteData.USUAL_CLASS + ".") || name.length() > LONGEST_CLASS) {
      throw TaskFields.wrong("MessageClass");
    }
    return usual ? note.without(NoteData.CLASS) : note.with(Property.text(NoteData.CLASS, name));
  }
}
