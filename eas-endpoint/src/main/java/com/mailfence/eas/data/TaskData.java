package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Mark;
import com.mailfence.core.store.Blobs;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.engine.calendar.Calendars;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task as devices see it. [MS-ASTASK] section 2.2.2 */
public final class TaskData implements ItemData {
  private static final String TASKS = TaskFields.TASKS;

  private final Blobs blobs;

  public TaskData(Blobs blobs) {
    this.blobs = blobs;
  }

  @Override
  public long fill(ElementBuilder out, Item item, View view, Outlet outlet) throws IOException {
    try {
      return fill(out, Calendars.read(blobs, item), view, outlet);
    } catch (BadCalendar e) {
      throw new Refusal.Malformed(String.valueOf(e.getMessage()), "task");
    }
  }

  /** A task has no marks that devices know. */
  @Override
  public boolean mark(ElementBuilder out, Item item, Set<Mark> moved, Version version) {
    return false;
  }

  long fill(ElementBuilder out, CalendarObject object, View view, Outlet outlet)
      throws IOException {
    Block task = object.leader().orElseThrow();
    Zones zones = Zones.of(object);
    var body = new EventBody(task, view);
    body.write(outlet).ifPresent(out::with);
    String subject = task.text("SUMMARY").strip();
    out.text(TASKS, "Subject", subject.isEmpty() ? null : subject);
    out.text(TASKS, "Importance", TaskFields.importance(task));
    date(out, "StartDate", TaskDate.start(task, zones).orElse(null));
    date(out, "DueDate", TaskDate.due(task, zones).orElse(null));
    categories(out, task);
    new TaskSeries(zones, view).show(task).ifPresent(out::with);
    boolean done = TaskFields.isDone(task);
    out.flag(TASKS, "Complete", done); // [MS-ASTASK] R116
    if (done) {
      Instant at = TaskFields.doneAt(task, zones).orElse(Instant.EPOCH);
      out.time(TASKS, "DateCompleted", at); // [MS-ASTASK] R124
    }
    out.text(TASKS, "Sensitivity", TaskFields.sensitivity(task));
    Optional<Instant> alarm = TaskAlarm.of(task, zones);
    out.time(TASKS, "ReminderTime", alarm.orElse(null));
    out.flag(TASKS, "ReminderSet", alarm.isPresent());
    if (!body.isEmpty()) {
      out.number("AirSyncBase", "NativeBodyType", body.nativeType());
    }
    return body.bytes();
  }

  private static void date(ElementBuilder out, String name, @Nullable TaskDate date) {
    if (date != null) {
      out.time(TASKS, "Utc" + name, date.utc());
      out.time(TASKS, name, date.told());
    }
  }

  private static void categories(ElementBuilder out, Block task) {
    List<String> all = EventLooks.categories(task);
    if (!all.isEmpty()) {
      ElementBuilder list = Element.grow(TASKS, "Categories");
      all.forEach(one -> list.text("Category", one));
      out.with(list);
    }
  }
}
