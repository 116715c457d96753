package com.mailfence.eas.data;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Length;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Zones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When one is reminded of a task: the first alarm that says when it rings and is no mail; others
 * are left alone. [MS-ASTASK] section 2.2.2.22
 */
final class TaskAlarm {
  private static final String ALARM = "VALARM";

  private TaskAlarm() {}

  /** Empty if nobody is reminded. */
  static Optional<Instant> of(Block task, Zones zones) {
    return alarm(task, zones).flatMap(alarm -> rings(alarm, task, zones));
  }

  static Block at(Block task, Zones zones, Instant moment) {
    Property trigger = Moment.utc(moment).as("TRIGGER").with("VALUE", "DATE-TIME");
    List<Block> all = new ArrayList<>(task.blocks());
    Optional<Block> old = alarm(task, zones);
    if (old.isPresent()) {
      // It rings again: that it was heard said something of another time. RFC 9074 s6.1
      all.set(all.indexOf(old.get()), old.get().with(trigger).without("ACKNOWLEDGED"));
    } else {
      all.add(
          Block.of(
              ALARM,
              List.of(
                  Property.of("ACTION", "DISPLAY"),
                  Property.of("DESCRIPTION", "Reminder"),
                  trigger)));
    }
    return task.holding(all);
  }

  static Block none(Block task, Zones zones) {
    List<Block> all = new ArrayList<>(task.blocks());
    alarm(task, zones).ifPresent(all::remove);
    return all.size() == task.blocks().size() ? task : task.holding(all);
  }

  private static Optional<Block> alarm(Block task, Zones zones) {
    return task.blocks(ALARM).stream()
        .filter(one -> !one.word("ACTION").equals("EMAIL") && rings(one, task, zones).isPresent())
        .findFirst();
  }

  /** At a moment, or so long before or after the task begins or is due. RFC 5545 s3.8.6.3 */
  private static Optional<Instant> rings(Block alarm, Block task, Zones zones) {
    Optional<Property> trigger = alarm.property("TRIGGER");
    if (trigger.isEmpty()) {
      return Optional.empty();
    }
    try {
      return trigger.get().parameter("VALUE").filter("DATE-TIME"::equalsIgnoreCase).isPresent()
          ? Optional.of(zones.instant(Moment.of(trigger.get())))
          : relative(trigger.get(), task, zones);
    } catch (BadCalendar e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> relative(Property trigger, Block task, Zones zones) {
    boolean end = trigger.parameter("RELATED").filter("END"::equalsIgnoreCase).isPresent();
    Optional<TaskDate> from =
        end
            ? TaskDate.due(task, zones)
            : TaskDate.start(task, zones).or(() -> TaskDate.due(task, zones));
    Length length = Length.of(trigger.value());
    return from.map(date -> date.utc().plus(length.time().plusDays(length.days())));
  }
}
