package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.Tag;
import com.mailfence.eas.wire.Supported;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a device writes of a task. [MS-ASTASK] section 3.2.5.3 */
public final class TaskPatch implements ListPatch {
  private static final String TASKS = TaskFields.TASKS;

  /** Devices may say any number of one byte, and get it back. [MS-ASTASK] R187 */
  private static final int BYTE = 255;

  private final Element data;
  private final Supported supported;
  private final View view;
  private final Instant now;

  /**
   * @param data what the device wrote
   * @param supported what it manages
   * @param view how it sees tasks
   * @param now when it is written
   */
  public TaskPatch(Element data, Supported supported, View view, Instant now) {
    this.data = data;
    this.supported = supported;
    this.view = view;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public CalendarObject fresh(String uid) {
    Block empty =
        Block.of(
            "VTODO",
            List.of(
                Property.text("UID", uid),
                Moment.utc(now).as("DTSTAMP"),
                Moment.utc(now).as("CREATED")));
    CalendarObject object = CalendarObject.of(List.of(empty));
    return judged(() -> object.replacing(empty, patched(empty, Zones.of(object))));
  }

  @Override
  public CalendarObject on(CalendarObject before) {
    return judged(
        () -> {
          Block task = before.leader().orElseThrow();
          Block after = patched(task, Zones.of(before));
          return after.equals(task) ? before : before.replacing(task, Listed.stamped(after, now));
        });
  }

  static <T> T judged(Supplier<T> work) {
    try {
      return work.get();
    } catch (BadCalendar e) {
      throw new Refusal.Malformed(String.valueOf(e.getMessage()), "ApplicationData");
    }
  }

  private Block patched(Block before, Zones zones) {
    Block task = TaskFields.line(before, "SUMMARY", line("Subject", before.text("SUMMARY")));
    task = TaskFields.important(task, number("Importance", BYTE, TaskFields.importance(task)));
    task = sensitive(task);
    task = dated(task, zones);
    task = recurring(task, zones);
    task = completed(task, zones);
    task = reminded(task, zones);
    task = Listed.categories(task, data, TASKS, keeps("Categories"));
    Block words = task;
    return data.child("AirSyncBase", "Body")
        .map(body -> new EventBody(words, view).read(body))
        .orElse(words); // [MS-ASCMD] R878
  }

  /** Whether that it is left out says nothing. [MS-ASCMD] R5911 */
  private boolean keeps(String name) {
    return supported.isGhosted(Tag.of(TASKS, name));
  }

  private String line(String name, String shown) {
    Optional<Element> sent = data.child(TASKS, name);
    String text = sent.map(one -> TextBody.lines(one.text())).orElse(keeps(name) ? shown : "");
    return text.strip();
  }

  /** What is left out is as it was. [MS-ASTASK] R369 */
  private String number(String name, int most, String shown) {
    Optional<Element> sent = data.child(TASKS, name).filter(one -> !one.isEmpty());
    return sent.map(one -> String.valueOf(one.integer(0, most))).orElse(shown);
  }

  private Block sensitive(Block task) {
    boolean stays = !data.has(TASKS, "Sensitivity") && keeps("Sensitivity");
    return stays
        ? task
        : TaskFields.sensitive(task, data.integer(TASKS, "Sensitivity", 0, 3).orElse(0));
  }

  private Block dated(Block task, Zones zones) {
    Optional<TaskDate> oldStart = TaskDate.start(task, zones);
    Optional<TaskDate> oldDue = TaskDate.due(task, zones);
    Optional<TaskDate> start = date("StartDate", oldStart.orElse(null));
    Optional<TaskDate> due = date("DueDate", oldDue.orElse(null));
    if (start.equals(oldStart) && due.equals(oldDue)) {
      return task;
    }
    boolean days = start.map(TaskDate::isDay).orElse(true) && due.map(TaskDate::isDay).orElse(true);
    Block now = task.without("DURATION");
    now = start.isPresent() ? now.with(start.get().as("DTSTART", days)) : now.without("DTSTART");
    return due.isPresent() ? now.with(due.get().as("DUE", days)) : now.without("DUE");
  }

  private Optional<TaskDate> date(String name, @Nullable TaskDate shown) {
    boolean silent = !data.has(TASKS, name) && !data.has(TASKS, "Utc" + name);
    return silent && keeps(name) ? Optional.ofNullable(shown) : TaskDate.read(data, name);
  }

  private Block recurring(Block task, Zones zones) {
    var series = new TaskSeries(zones, view);
    Optional<Element> said = data.child(TASKS, "Recurrence");
    if (said.isPresent()) {
      return said.get().isEmpty() ? TaskSeries.single(task) : series.recurring(task, said.get());
    }
    return !keeps("Recurrence") && series.show(task).isPresent() ? TaskSeries.single(task) : task;
  }

  private Block completed(Block task, Zones zones) {
    Optional<Element> said = data.child(TASKS, "Complete").filter(one -> !one.isEmpty());
    boolean before = TaskFields.isDone(task);
    boolean done = said.map(one -> one.integer(0, 1) == 1).orElse(before); // [MS-ASTASK] R119
    if (!done) {
      return before ? TaskFields.undone(task) : task;
    }
    Optional<Instant> at =
        data.child(TASKS, "DateCompleted").filter(one -> !one.isEmpty()).map(Element::time);
    Optional<Instant> known = before ? TaskFields.doneAt(task, zones) : Optional.empty();
    boolean same = before && (at.isEmpty() || at.equals(known));
    return same ? task : TaskFields.done(task, at.or(() -> known).orElse(now));
  }

  private Block reminded(Block task, Zones zones) {
    Optional<Instant> shown = TaskAlarm.of(task, zones);
    Optional<Element> set = data.child(TASKS, "ReminderSet").filter(one -> !one.isEmpty());
    boolean rings = set.map(one -> one.integer(0, 1) == 1).orElse(shown.isPresent()); // R252, R370
    if (!rings) {
      return TaskAlarm.none(task, zones);
    }
    Optional<Instant> said =
        data.child(TASKS, "ReminderTime").filter(one -> !one.isEmpty()).map(Element::time);
    Instant wanted = said.or(() -> shown).or(() -> begins(task, zones)).orElse(now);
    return shown.equals(Optional.of(wanted)) ? task : TaskAlarm.at(task, zones, wanted);
  }

  private static Optional<Instant> begins(Block task, Zones zones) {
    return TaskDate.due(task, zones).or(() -> TaskDate.start(task, zones)).map(TaskDate::utc);
  }
}
