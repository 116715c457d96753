package com.mailfence.eas.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wbxml.Limits;
import com.mailfence.eas.wbxml.WbxmlReader;
import com.mailfence.eas.wbxml.WbxmlWriter;
import com.mailfence.eas.wbxml.XmlNotation;
import com.mailfence.eas.wire.Supported;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From tasks and notes to devices and back; see docs/clients/tasks.md. */
class ListRoundTripTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:05Z");
  private static final List<CalendarObject> TASKS = Todos.tasks(2_000, 20260302);
  private static final List<CalendarObject> NOTES = Todos.notes(1_000, 20260302);

  private final MemoryHouse house = new MemoryHouse(Clock.fixed(NOW, ZoneOffset.UTC));
  private final TaskData tasks = new TaskData(house.blobs);
  private final NoteData notes = new NoteData(house.blobs);

  @AfterEach
  void close() {
    house.close();
  }

  /** As a device reads it from the wire. */
  private Element shown(CalendarObject object, View view) throws IOException {
    ElementBuilder out = Element.grow("AirSync", "ApplicationData");
    if (object.subjects().get(0).is("VTODO")) {
      tasks.fill(out, object, view, Outlet.INLINE);
    } else {
      notes.fill(out, object, view, Outlet.INLINE);
    }
    var bytes = new ByteArrayOutputStream();
    WbxmlWriter.write(out.build(), bytes);
    return WbxmlReader.read(bytes.toByteArray(), Limits.WIDEST);
  }

  private static ListPatch patch(CalendarObject object, Element data, View view) {
    return object.subjects().get(0).is("VTODO")
        ? new TaskPatch(data, Supported.ALL, view, NOW)
        : new NotePatch(data, view, NOW);
  }

  private void staysAsItWas(List<CalendarObject> all, View view) throws IOException {
    for (CalendarObject object : all) {
      Element seen = shown(object, view);
      CalendarObject back = patch(object, seen, view).on(object);
      assertThat(new String(back.bytes()))
          .as(() -> XmlNotation.show(seen, XmlNotation.Style.WHOLE))
          .isEqualTo(new String(object.bytes()));
    }
  }

  private void looksTheSame(List<CalendarObject> all, View view) throws IOException {
    for (CalendarObject object : all) {
      Element seen = shown(object, view);
      CalendarObject made = patch(object, seen, view).fresh(object.uid());
      assertThat(CalendarObject.parse(made.bytes())).isEqualTo(made);
      assertThat(told(shown(made, view)))
          .as(() -> new String(object.bytes()) + new String(made.bytes()))
          .isEqualTo(told(seen));
    }
  }

  /** A device has no say in when a note was written. [MS-ASNOTE] R209 */
  private static String told(Element data) {
    return XmlNotation.show(data, XmlNotation.Style.WHOLE)
        .replaceAll("<Notes:LastModifiedDate>[^<]*</LastModifiedDate>", "");
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void aTaskThatADeviceSendsBackAsItWasDoesNotChange(Version version) throws IOException {
    staysAsItWas(TASKS, EventRoundTripTest.view(version));
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void aTaskThatADeviceMakesOfWhatItSawLooksTheSame(Version version) throws IOException {
    looksTheSame(TASKS, EventRoundTripTest.view(version));
  }

  @ParameterizedTest
  @EnumSource(value = Version.class, names = "V12_1", mode = EnumSource.Mode.EXCLUDE)
  void aNoteThatADeviceSendsBackAsItWasDoesNotChange(Version version) throws IOException {
    staysAsItWas(NOTES, EventRoundTripTest.view(version));
  }

  @ParameterizedTest
  @EnumSource(value = Version.class, names = "V12_1", mode = EnumSource.Mode.EXCLUDE)
  void aNoteThatADeviceMakesOfWhatItSawLooksTheSame(Version version) throws IOException {
    looksTheSame(NOTES, EventRoundTripTest.view(version));
  }
}
