package com.mailfence.eas.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.eas.data.EventPatch.Patched;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wbxml.Limits;
import com.mailfence.eas.wbxml.WbxmlReader;
import com.mailfence.eas.wbxml.WbxmlWriter;
import com.mailfence.eas.wbxml.XmlNotation;
import com.mailfence.eas.wire.BodyPreference;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Supported;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From calendar objects to devices and back; see docs/clients/calendars.md. */
class EventRoundTripTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:05Z");
  private static final List<CalendarObject> EVENTS = Events.many(2_000, 20260302);

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final MemoryHouse house = new MemoryHouse(clock);
  private final EventData data = new EventData(house.blobs, clock);

  @AfterEach
  void close() {
    house.close();
  }

  static View view(Version version) {
    var bodies =
        List.of(
            BodyPreference.whole(BodyPreference.Form.PLAIN),
            BodyPreference.whole(BodyPreference.Form.HTML));
    Options none = Options.NONE;
    var options = new Options(0, false, none.mime(), none.mimeCut(), bodies, List.of());
    var self = new View.Self("bob@example.org", "Bob", Set.of("bob@example.org"));
    return new View(version, options, false, self);
  }

  /** As a device reads it from the wire. */
  private Element shown(CalendarObject object, View view) throws IOException {
    ElementBuilder out = Element.grow("AirSync", "ApplicationData");
    data.fill(out, SeenEvent.of(object, view), Outlet.INLINE);
    var bytes = new ByteArrayOutputStream();
    WbxmlWriter.write(out.build(), bytes);
    return WbxmlReader.read(bytes.toByteArray(), Limits.WIDEST);
  }

  private static EventPatch patch(Element data, View view) {
    return new EventPatch(data, Supported.ALL, view, NOW);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void whatADeviceSendsBackAsItWasChangesNothing(Version version) throws IOException {
    View view = view(version);
    for (CalendarObject object : EVENTS) {
      Element seen = shown(object, view);
      Patched back = patch(seen, view).on(object);
      String was = new String(object.bytes());
      assertThat(new String(back.object().bytes()))
          .as(() -> XmlNotation.show(seen, XmlNotation.Style.WHOLE))
          .isEqualTo(was);
      assertThat(back.changed()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void whatADeviceMakesOfWhatItSawLooksTheSame(Version version) throws IOException {
    View view = view(version);
    for (CalendarObject object : EVENTS) {
      Element seen = shown(object, view);
      CalendarObject made = patch(seen, view).fresh(object.uid()).object();
      assertThat(CalendarObject.parse(made.bytes())).isEqualTo(made);
      assertThat(told(shown(made, view), version))
          .as(() -> new String(object.bytes()))
          .isEqualTo(told(seen, version));
    }
  }

  /** What a device may say: not when it was written, nor, from 16.0 on, how others answered. */
  private static String told(Element seen, Version version) {
    boolean modern = version.atLeast(Version.V16_0);
    ElementBuilder out = Element.grow("AirSync", "ApplicationData");
    for (Element child : seen.children()) {
      Set<String> silent =
          modern
              ? Set.of(
                  "DtStamp",
                  "OrganizerName",
                  "OrganizerEmail",
                  "Exceptions",
                  "MeetingStatus",
                  "ResponseType",
                  "Attendees",
                  "ResponseRequested",
                  "Body",
                  "NativeBodyType")
              : Set.of(
                  "DtStamp",
                  "ResponseRequested",
                  "ResponseType",
                  "Attendees",
                  "Body",
                  "NativeBodyType",
                  "Timezone",
                  "Exceptions",
                  "MeetingStatus");
      if (!silent.contains(child.name())) {
        out.with(child);
      }
    }
    return XmlNotation.show(out.build(), XmlNotation.Style.WHOLE);
  }
}
