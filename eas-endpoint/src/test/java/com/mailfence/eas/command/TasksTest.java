package com.mailfence.eas.command;

import static com.mailfence.eas.command.ListHouse.one;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks from the wire. */
class TasksTest {
  private final ListHouse house = new ListHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private static final String WEEKLY =
      "<Tasks:Recurrence><Type>1</Type><Start>2026-03-02T00:00:00.000Z</Start>"
          + "<Occurrences>4</Occurrences><Interval>2</Interval><DayOfWeek>2</DayOfWeek>"
          + "<Regenerate>1</Regenerate><DeadOccur>0</DeadOccur></Tasks:Recurrence>";

  private static final String TASK =
      "<AirSyncBase:Body><Type>1</Type><Data>two litres</Data></AirSyncBase:Body>"
          + "<Tasks:Subject>Milk</Tasks:Subject><Tasks:Importance>2</Tasks:Importance>"
          + "<Tasks:UtcStartDate>2026-03-01T23:00:00.000Z</Tasks:UtcStartDate>"
          + "<Tasks:StartDate>2026-03-02T00:00:00.000Z</Tasks:StartDate>"
          + "<Tasks:UtcDueDate>2026-03-04T23:00:00.000Z</Tasks:UtcDueDate>"
          + "<Tasks:DueDate>2026-03-05T00:00:00.000Z</Tasks:DueDate>"
          + "<Tasks:Categories><Category>Home</Category><Category>Shop</Category></Tasks:Categories>"
          + "<Tasks:Complete>0</Tasks:Complete><Tasks:Sensitivity>2</Tasks:Sensitivity>"
          + "<Tasks:ReminderTime>2026-03-02T08:00:00.000Z</Tasks:ReminderTime>"
          + "<Tasks:ReminderSet>1</Tasks:ReminderSet>";

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void aTaskIsStoredAsATodoAndComesBackAsItWas(String version) {
    // [MS-ASTASK] R366, R368, R356, R359
    ListHouse.Device device = house.new Device(version, house.tasks, "");
    String id = device.made(TASK + WEEKLY);
    assertThat(house.stored(id))
        .contains("BEGIN:VTODO", "SUMMARY:Milk", "DESCRIPTION:two litres", "PRIORITY:1|")
        .contains("DUE;VALUE=DATE;X-MAILFENCE-UTC=20260304T230000Z:20260305|")
        .contains("CATEGORIES:Home,Shop|", "CLASS:PRIVATE|")
        .contains("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=4")
        .contains("TRIGGER;VALUE=DATE-TIME:20260302T080000Z");
    ListHouse.Device other = house.new Device(version, house.tasks, "");
    String told = other.sync("");
    for (String element : TASK.split("(?<=>)(?=<Tasks:)")) {
      String name = one("<Tasks:(\\w+)>", element).orElse("");
      if (!name.isEmpty() && !name.equals("Categories")) {
        assertThat(told).contains(one("(<Tasks:\\w+>[^<]*<)", element).orElseThrow());
      }
    }
    assertThat(told)
        .contains("<Category>Home</Category><Category>Shop</Category>")
        .contains("<Regenerate>1</Regenerate>", "<Occurrences>4</Occurrences>");
    // [MS-ASTASK] R167, R238
    assertThat(told.contains("FirstDayOfWeek")).isEqualTo(version.compareTo("14.1") >= 0);
    assertThat(other.fetched(id)).contains("<Tasks:Subject>Milk</Subject>", "<Status>1</Status>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what has no place in a pattern [MS-ASTASK] R132, R532, R533, R320
        "<Type>0</Type><Start>S</Start><DayOfMonth>3</DayOfMonth>",
        "<Type>1</Type><Start>S</Start><DayOfWeek>2</DayOfWeek><DayOfMonth>3</DayOfMonth>",
        "<Type>2</Type><Start>S</Start><DayOfWeek>2</DayOfWeek><DayOfMonth>3</DayOfMonth>",
        "<Type>5</Type><Start>S</Start><DayOfWeek>2</DayOfWeek><DayOfMonth>3</DayOfMonth>"
            + "<MonthOfYear>3</MonthOfYear>",
        "<Type>1</Type><Start>S</Start><DayOfWeek>2</DayOfWeek><WeekOfMonth>1</WeekOfMonth>",
        // no type, an unknown one, no start [MS-ASTASK] R289, R292, R37011
        "<Start>S</Start><Interval>1</Interval>",
        "<Type>4</Type><Start>S</Start>",
        "<Type>0</Type><Interval>1</Interval>",
        // out of bounds [MS-ASTASK] R192, R210, R525, R317
        "<Type>0</Type><Start>S</Start><Interval>1000</Interval>",
        "<Type>5</Type><Start>S</Start><DayOfMonth>1</DayOfMonth><MonthOfYear>13</MonthOfYear>",
        "<Type>2</Type><Start>S</Start><DayOfMonth>32</DayOfMonth>",
        "<Type>3</Type><Start>S</Start><DayOfWeek>2</DayOfWeek><WeekOfMonth>6</WeekOfMonth>",
      })
  void aRecurrenceWithoutSenseIsRefused(String recurrence) {
    for (String version : "12.1,14.0,14.1,16.0,16.1".split(",")) {
      ListHouse.Device device = house.new Device(version, house.tasks, "");
      String said = recurrence.replace(">S<", ">2026-03-02T00:00:00.000Z<");
      String data =
          "<Tasks:Subject>x</Tasks:Subject><Tasks:Complete>0</Tasks:Complete><Tasks:Recurrence>"
              + said
              + "</Tasks:Recurrence>";
      assertThat(device.add(data)).as(version + recurrence).contains("<Status>6</Status>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void theCalendarOfAPatternIsToldWhereItCounts(String version) { // [MS-ASTASK] R81, R82, R8211
    ListHouse.Device device = house.new Device(version, house.tasks, "");
    String begin = "<Tasks:Complete>0</Tasks:Complete><Tasks:Recurrence><Type>";
    String start = "</Type><Start>2026-03-02T00:00:00.000Z</Start>";
    String daily = begin + "0" + start + "<CalendarType>1</CalendarType></Tasks:Recurrence>";
    assertThat(device.add(daily)).contains("<Status>6</Status>");
    String monthly = begin + "2" + start + "<DayOfMonth>2</DayOfMonth></Tasks:Recurrence>";
    assertThat(device.fetched(device.made(monthly)))
        .contains("<DayOfMonth>2</DayOfMonth><CalendarType>0</CalendarType>");
    String leap =
        begin
            + "5"
            + start
            + "<DayOfMonth>2</DayOfMonth><MonthOfYear>3</MonthOfYear>"
            + "<CalendarType>15</CalendarType><IsLeapMonth>1</IsLeapMonth></Tasks:Recurrence>";
    String id = device.made(leap);
    assertThat(device.fetched(id))
        .contains("<CalendarType>15</CalendarType><IsLeapMonth>1</IsLeapMonth>");
    assertThat(house.stored(id)).doesNotContain("RRULE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.1", "16.0", "16.1"})
  void theFirstDayOfTheWeekIsOneOfSeven(String version) { // [MS-ASTASK] R170, R171
    ListHouse.Device device = house.new Device(version, house.tasks, "");
    String bad = WEEKLY.replace("<Regenerate>", "<FirstDayOfWeek>7</FirstDayOfWeek><Regenerate>");
    assertThat(device.add(bad)).contains("<Status>6</Status>");
    String id = device.made(bad.replace(">7<", ">3<"));
    assertThat(device.fetched(id)).contains("<FirstDayOfWeek>3</FirstDayOfWeek>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void aNumberOfTimesBeatsAnEnd(String version) { // [MS-ASTASK] R37013
    ListHouse.Device device = house.new Device(version, house.tasks, "");
    String both = WEEKLY.replace("<Interval>", "<Until>2027-01-01T00:00:00.000Z</Until><Interval>");
    assertThat(device.fetched(device.made(both)))
        .contains("<Occurrences>4</Occurrences>")
        .doesNotContain("<Until>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void whatIsDoneSaysWhen(String version) { // [MS-ASTASK] R116, R119, R124
    ListHouse.Device device = house.new Device(version, house.tasks, "");
    String id = device.made("<Tasks:Subject>x</Tasks:Subject><Tasks:Complete>0</Tasks:Complete>");
    assertThat(device.fetched(id)).contains("<Tasks:Complete>0<").doesNotContain("DateCompleted");
    device.change(id, "<Tasks:Subject>x</Tasks:Subject><Tasks:Complete>1</Tasks:Complete>");
    assertThat(device.fetched(id))
        .contains("<Tasks:Complete>1</Complete>")
        .contains("<Tasks:DateCompleted>2026-03-01T08:00:00.000Z</DateCompleted>");
    assertThat(house.stored(id)).contains("STATUS:COMPLETED|", "COMPLETED:20260301T080000Z|");
    device.change(id, "<Tasks:Subject>x</Tasks:Subject><Tasks:Complete>0</Tasks:Complete>");
    assertThat(house.stored(id)).doesNotContain("COMPLETED");
    String odd = "<Tasks:Subject>x</Tasks:Subject><Tasks:Complete>2</Tasks:Complete>";
    assertThat(device.change(id, odd)).contains("<Status>6</Status>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void importanceIsGivenBackAsItWasSaidAndStaysWhenLeftOut(String version) {
    // [MS-ASTASK] R187, R550, R369
    ListHouse.Device device = house.new Device(version, house.tasks, "");
    String subject = "<Tasks:Subject>x</Tasks:Subject><Tasks:Complete>0</Tasks:Complete>";
    String id = device.made(subject + "<Tasks:Importance>5</Tasks:Importance>");
    assertThat(device.fetched(id)).contains("<Tasks:Importance>5</Importance>");
    device.change(id, subject);
    assertThat(device.fetched(id)).contains("<Tasks:Importance>5</Importance>");
    device.change(id, subject + "<Tasks:Importance>0</Tasks:Importance>");
    assertThat(device.fetched(id)).contains("<Tasks:Importance>0</Importance>");
    assertThat(house.stored(id)).contains("PRIORITY:9|").doesNotContain("X-MAILFENCE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void aReminderStaysWhenLeftOutAndGoesWhenUnset(String version) { // [MS-ASTASK] R252, R370, R250
    ListHouse.Device device = house.new Device(version, house.tasks, "");
    String subject = "<Tasks:Subject>x</Tasks:Subject><Tasks:Complete>0</Tasks:Complete>";
    String reminder =
        "<Tasks:ReminderTime>2026-03-02T08:00:00.000Z</Tasks:ReminderTime>"
            + "<Tasks:ReminderSet>1</Tasks:ReminderSet>";
    String id = device.made(subject + reminder);
    device.change(id, subject);
    assertThat(device.fetched(id))
        .contains("<Tasks:ReminderTime>2026-03-02T08:00:00.000Z</ReminderTime>")
        .contains("<Tasks:ReminderSet>1</ReminderSet>");
    String two = subject + "<Tasks:ReminderSet>2</Tasks:ReminderSet>";
    assertThat(device.change(id, two)).contains("<Status>6</Status>");
    device.change(id, subject + "<Tasks:ReminderSet>0</Tasks:ReminderSet>");
    assertThat(device.fetched(id))
        .contains("<Tasks:ReminderSet>0</ReminderSet>")
        .doesNotContain("ReminderTime");
    assertThat(house.stored(id)).doesNotContain("VALARM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void whatADeviceDoesNotManageStays(String version) { // [MS-ASCMD] R5907, R5911, R5912
    String supported = "<Supported><Tasks:Subject/><Tasks:Complete/></Supported>";
    ListHouse.Device whole = house.new Device(version, house.tasks, "");
    String id = whole.made(TASK);
    ListHouse.Device device = house.new Device(version, house.tasks, supported);
    device.sync("");
    device.change(id, "<Tasks:Subject>Bread</Tasks:Subject>");
    assertThat(house.stored(id))
        .contains("SUMMARY:Bread|", "DUE;", "CATEGORIES:Home,Shop|", "CLASS:PRIVATE|");
    ListHouse.Device all = house.new Device(version, house.tasks, "");
    all.sync("");
    all.change(id, "<Tasks:Subject>Bread</Tasks:Subject><Tasks:Complete>0</Tasks:Complete>");
    assertThat(house.stored(id))
        .contains("SUMMARY:Bread|", "DESCRIPTION:two litres|", "VALARM") // R878
        .doesNotContain("DUE", "CATEGORIES", "CLASS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void anEmptyListOfCategoriesTakesThemAway(String version) { // [MS-ASTASK] R436
    ListHouse.Device device = house.new Device(version, house.tasks, "");
    String id = device.made(TASK);
    device.change(
        id, TASK.replaceAll("<Tasks:Categories>.*</Tasks:Categories>", "<Tasks:Categories/>"));
    assertThat(house.stored(id)).doesNotContain("CATEGORIES");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void tasksHaveNoWindowButThatOfWhatIsNotDone(String version) { // [MS-ASCMD] R2999 to R3061
    ListHouse.Device device = house.new Device(version, house.tasks, "");
    String window = "<Options><FilterType>%d</FilterType></Options>";
    assertThat(device.sync(window.formatted(3))).contains("<Status>4</Status>");
    assertThat(device.sync(window.formatted(0))).doesNotContain("<Status>4</Status>");
    assertThat(device.sync(window.formatted(8))).doesNotContain("<Status>4</Status>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void onlyWhatIsWantedIsFetched(String version) { // [MS-ASTASK] R356, R358, R359
    ListHouse.Device device = house.new Device(version, house.tasks, "");
    String id = device.made(TASK);
    String schema = "<Options><Schema><Tasks:Subject/><Tasks:DueDate/></Schema></Options>";
    assertThat(device.fetched(id, schema))
        .contains(
            "<Properties><Tasks:Subject>Milk</Subject><Tasks:DueDate>2026-03-05T00:00:00.000Z"
                + "</DueDate></Properties>");
  }
}
